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

    @Test(
        "tell every style of paging",
        arguments: [
            ("offset\tthings", .offset(items: "things")), ("body_offset\tthings", .bodyOffset(items: "things")),
            ("line_number\tthings", .lineNumber(items: "things")),
            ("marker\tthings\tafter\tname", .marker(items: "things", parameter: "after", member: "name")),
        ] as [(String, Paging)])
    func readPaging(line: String, paging: Paging) throws {
        #expect(try operation("=\tpaging\t" + line).paging == paging)
        #expect(paging.items == "things")
    }

    @Test("tell which order may come instead of a job, and which state tells the end")
    func readWatches() throws {
        let operation = try operation(
            "=\twait\tjob\tjob_id", "=\torder\torder_id",
            "=\twatch\tthing.get\tid=response.thing.id,zone=zone\tthings[id=id].state\ton|ready\tbroken\t")
        #expect(operation.wait == .job(field: "job_id"))
        #expect(operation.orderField == "order_id")
        let watch = try #require(operation.watch)
        #expect(watch.operation == "thing.get")
        #expect(watch.arguments.map { $0.name + "=" + $0.source } == ["id=response.thing.id", "zone=zone"])
        #expect(watch.path.description == "things[id=id].state")
        #expect(watch.until == ["on", "ready"] && watch.fails == ["broken"] && !watch.endsWhenGone)
        let plain = try self.operation("=\tok\t200")
        #expect(plain.orderField == nil && plain.watch == nil && plain.paging == nil)
    }

    @Test("say when a field is called something else on the wire")
    func readWireNames() throws {
        let operation = try operation(
            "=\tbody\tThing", "q\tlimit\tinteger", "ob\tThing", "f\tbody_limit!\tinteger\twire=limit\tmax=9",
            "f\tname\tstring")
        let fields = try #require(operation.bodyObject).fields
        #expect(fields.map(\.name) == ["body_limit", "name"])
        #expect(fields.map(\.wireName) == ["limit", "name"])
        #expect(fields[0].isRequired)
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
            ("other_than\ta[].b\tx|y", .otherThan(path: "a[].b", ["x", "y"])),
            ("differs\tpassword\tname", .differs(path: "password", from: "name")),
            ("hours_apart\ta\tb\t4", .hoursApart("a", "b", hours: 4)),
            ("min_items\ta.b\t2", .minItems(list: "a.b", count: 2)),
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
            "c\thours_apart\ta\tb", "c\thours_apart\ta\tb\tx", "c\tmin_items\ta", "c\tmin_items\ta\tx",
            "c\tmax_parts\ta\t~", "=\tpaging\tmarker\tfiles", "=\tpaging\tmarker\tfiles\tafter",
            "=\tpaging\tmarker\tfiles\tafter\tname\tmore", "=\tpaging\toffset", "=\torder",
            "=\twatch\tthing.get", "=\twatch\tthing.get\tid\tstate\ton\t\t", "=\twatch\tthing.get\t\ta..b\ton\t\t",
            "=\twatch\tthing.get\t\tstate\t\t\t", "=\twatch\tthing.get\t\tstate\ton\t",
        ])
    func refuse(line: String) throws {
        #expect(throws: TableError.self) { try operation(line) }
    }

    @Test("have escapes for what would be taken for a separator")
    func readEscapes() throws {
        let operation = try operation(
            "=\tbody\tA\\09B", "=\tiam\ta\\5Cb", "ob\tA\\09B",
            "f\tx\\21!\tstring\tin=a\\7Cb|\\.|c\tv=a\\7Cb:A: b.\tas=p\\7Cq|r",
            "c\tvalues\tx\\21\t\\23|\\.\tif=x\\21=what\\3F|\\.", "c\texcludes\tx\\21\t\\69f=")
        let object = try #require(operation.bodyObject)
        #expect(object.name == "A\tB" && operation.iamAction == "a\\b")
        let field = try #require(object.field("x!"))
        #expect(field.isRequired && field.aliases == ["p|q", "r"])
        guard case .string(let rules) = field.schema else {
            Issue.record("not a text")
            return
        }
        #expect(rules.values?.values == ["a|b", "", "c"] && rules.values?.meanings == ["a|b": "A: b."])
        #expect(object.constraints.map(\.rule) == [.values(path: "x!", ["#", ""]), .excludes(path: "x!", ["if="])])
        #expect(object.constraints[0].conditions == [.equals(path: "x!", values: ["what?", ""])])
    }

    @Test(
        "are refused when a number or an escape cannot be read",
        arguments: [
            "q\ta\tinteger\tmin=1.5", "q\ta\tstring\tmax=ten", "q\ta\tinteger\tin=1|x", "q\ta\tnumber\tstep=x",
            "q\ta\t[string\tcount=a..b", "q\ta\tstring\tbytes=x", "q\ta\tstring\tin=a\\zz", "q\ta\\\tstring",
            "c\trange\ta\t1.5..2", "c\tvalues\ta\t\\FF",
        ])
    func refuseNumbers(line: String) throws {
        #expect(throws: TableError.self) { try operation(line) }
    }

    @Test("take a separator for one whatever follows it")
    func combiningMarks() throws {
        let operation = try operation("q\ta\tstring\tin=a|\u{301}b")
        guard case .string(let rules) = operation.parameters.last?.field.schema else {
            Issue.record("not a text")
            return
        }
        #expect(rules.values?.values == ["a", "\u{301}b"])
    }

    @Test("are read in the time of their lines, however many ways lead to an object, and not too deep")
    func manyWays() throws {
        func chain(_ count: Int) -> [String] {
            (0..<count).flatMap { ["ob\tA\($0)", "f\tl\tobject:A\($0 + 1)", "f\tr\t[object:A\($0 + 1)"] }
                + ["ob\tA\(count)", "f\tx\tstring"]
        }
        let head = "op\tMake\tthing.make\tPOST\t/v3/things\n=\tbody\tA0\n"
        func read(_ count: Int) throws -> OperationDescriptor? {
            let text = Array((head + chain(count).joined(separator: "\n")).utf8)
            return try text.withUnsafeBufferPointer { bytes in
                var cache = TableCache()
                return try cache.operation(lua: "thing.make", in: bytes)
            }
        }
        #expect(try read(80)?.bodyObject?.name == "A0")
        let error = #expect(throws: TableError.self) { try read(5000) }
        #expect(error?.message == "objects stand more than 100 deep within one another")
        #expect(throws: TableError.self) {
            try operation("q\ta\t" + String(repeating: "[", count: 100_000) + "string")
        }
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
