import JSONWire
import Testing

@testable import GaussDB

@Suite("Operation tables")
struct TableParserTests {
    private func operation(_ lines: String...) throws -> OperationDescriptor {
        let text = Array(
            (["op\tMake\tthing.make\tPOST\t/v3/{project_id}/things/{id}"] + lines).joined(separator: "\n").utf8)
        return try text.withUnsafeBufferPointer { bytes in
            var cache = TableCache()
            return try #require(try cache.operation(lua: "thing.make", in: bytes))
        }
    }

    @Test("say everything about an operation")
    func readOperations() throws {
        let operation = try operation(
            "=\tsection\t4.7.1", "=\teffect\tdestroy", "=\twait\tworkflow\tworkflow_id", "=\tpaging\tline_number\tlogs",
            "=\tok\t200,202", "=\tiam\tgaussdb:thing:make", "=\treplaced\tthing.make_better", "s\tMakes it.", "d\tOne.",
            "d\tTwo.",
            "p\tid!\tstring\tmin=1\t#Which.", "q\tkind\tstring\tsome=a|b c", "h\tX-Key*\tstring",
            "=\tbody\tThing\trequired",
            "=\tout\t[object:Thing", "c\trequire_any\tkind,name\tif=kind?\tif=id!=x|y\t#because", "ob\tThing",
            "f\tname\tstring")
        #expect(operation.section == "4.7.1")
        #expect(operation.effect == .destroy)
        #expect(operation.wait == .workflow(field: "workflow_id"))
        #expect(operation.paging == .lineNumber(items: "logs"))
        #expect(operation.successStatuses == [200, 202])
        #expect(operation.iamAction == "gaussdb:thing:make")
        #expect(operation.replacement == "thing.make_better")
        #expect(operation.summary == "Makes it.")
        #expect(operation.details == "One.\nTwo.")
        #expect(operation.parameters.map(\.location) == [.path, .query, .header])
        #expect(operation.parameters[0].field.isRequired && operation.parameters[0].field.summary == "Which.")
        #expect(operation.parameters[2].field.isSensitive && operation.parameters[2].field.name == "X-Key")
        #expect(operation.isBodyRequired && operation.bodyObject?.name == "Thing")
        guard case .array(.object(let item), nil, nil) = operation.response else {
            Issue.record("not a list of objects")
            return
        }
        #expect(item.name == "Thing")
        let constraint = try #require(operation.constraints.first)
        #expect(constraint.rule == .requireAny(["kind", "name"]))
        #expect(constraint.conditions == [.present(path: "kind"), .differs(path: "id", values: ["x", "y"])])
        #expect(constraint.reason == "because")
    }

    @Test("say everything about a field")
    func readFields() throws {
        let operation = try operation(
            "=\tbody\tThing", "ob\tThing\topen",
            "f\ttext!*\tstring\tmin=4\tmax=64\tbytes=60\tre=^[a-z]+=?$\tin=a|b\tfold\tscalars\tas=txt|tekst\tdefault=\"a\"\tunit=GB\t#A = text #1.",
            "f\tcount\tinteger\tmin=-1\tmax=9\tstep=2\tdefault=3", "f\tmode\tinteger\tin=0|1",
            "f\tsize\tnumber\tmin=0.5",
            "f\tlist\t[[integer\tcount=1..9\tmax=16", "f\tmap\tmap:string", "f\tany\tany", "f\tflag\tboolean")
        let object = try #require(operation.bodyObject)
        #expect(object.isOpen && !operation.isBodyRequired)
        let text = try #require(object.field("text"))
        guard case .string(let rules) = text.schema else {
            Issue.record("not a text")
            return
        }
        #expect(text.isRequired && text.isSensitive && text.unit == "GB" && text.summary == "A = text #1.")
        #expect(text.aliases == ["txt", "tekst"] && object.field("tekst")?.name == "text" && text.default == "a")
        #expect(rules.minLength == 4 && rules.maxLength == 64 && rules.maxBytes == 60 && rules.acceptsScalars)
        #expect(rules.pattern?.text == "^[a-z]+=?$")
        #expect(
            rules.values?.values == ["a", "b"] && rules.values?.isClosed == true && rules.values?.ignoresCase == true)
        guard case .integer(let count) = object.field("count")?.schema,
            case .integer(let mode) = object.field("mode")?.schema,
            case .number(let size) = object.field("size")?.schema,
            case .array(.array(.integer(let item), nil, nil), 1, 9) = object.field("list")?.schema,
            case .object(let map) = object.field("map")?.schema, case .any = object.field("any")?.schema,
            case .boolean = object.field("flag")?.schema
        else {
            Issue.record("a field has another type")
            return
        }
        #expect(count.minimum == -1 && count.maximum == 9 && count.multipleOf == 2)
        #expect(mode.values == [0, 1] && size.minimum == 0.5 && item.maximum == 16)
        #expect(map.isOpen && map.additional != nil)
    }

    @Test(
        "read every kind of constraint",
        arguments: [
            ("require\ta,b", .require(["a", "b"])), ("forbid\ta", .forbid(["a"])),
            ("exclusive\ta,b", .exclusive(["a", "b"])),
            ("range\ta\t1..9", .range(path: "a", minimum: 1, maximum: 9)),
            ("range\ta\t..9", .range(path: "a", minimum: nil, maximum: 9)),
            ("multiple\ta\t10", .multiple(path: "a", of: 10)),
            ("values\ta[].b\tx|y", .values(path: "a[].b", ["x", "y"])),
            ("unique\ttags\tkey", .unique(list: "tags", key: "key")),
            ("unique\ttags\t", .unique(list: "tags", key: "")), ("hour_window\ta", .hourWindow(path: "a")),
            ("ordered\ta\tb", .ordered("a", "b")), ("character_kinds\ta\t3", .characterKinds(path: "a", minimum: 3)),
            ("excludes\ta\t~~ ,", .excludes(path: "a", ["~~", ","])),
            ("max_parts\ta\t~\t128", .maxParts(path: "a", separator: "~", count: 128)),
        ] as [(String, Constraint.Rule)])
    func readConstraints(line: String, rule: Constraint.Rule) throws {
        #expect(try operation("c\t" + line).constraints.first?.rule == rule)
    }

    @Test(
        "are refused with the line that is wrong",
        arguments: [
            "x\ty", "=\tsection", "=\tcolour\tred", "=\teffect\tburn", "=\twait\tpatience\tx", "=\tpaging\tpages\tx",
            "=\tok\tyes",
            "=\tbody\tNothing", "=\tout\tobject:Nothing", "=\tout\tthing", "p\tid", "p\tid\tstrange",
            "p\tid\tstring\tsize=3",
            "p\tid\tstring\tloud", "p\tid\tstring\tre=(", "p\tid\tstring\tdefault={", "c\twish\ta",
            "c\trequire\ta\tif=b", "c\tmultiple\ta\tx",
        ])
    func refuse(line: String) throws {
        #expect(throws: TableError.self) { try operation(line) }
    }

    @Test("are refused when an object contains itself")
    func refuseRecursion() throws {
        let error = #expect(throws: TableError.self) {
            try operation("=\tbody\tA", "ob\tA", "f\tb\tobject:B", "ob\tB", "f\ta\t[object:A")
        }
        #expect(error?.message == "object A contains itself")
    }

    @Test("of the program can be read to the last line")
    func readTheProgramsOwn() {
        // A damaged table would stop the program.
        #expect(Catalogue(tables: CatalogueTables.all).allOperations.count == Catalogue.shared.luaNames.count)
    }
}
