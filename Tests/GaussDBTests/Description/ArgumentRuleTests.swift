import GaussDB
import JSONWire
import Testing

/// Rules about values within lists and tables, and values that a script or a shell writes in another way.
@Suite("Rules about arguments")
struct ArgumentRuleTests {
    struct Edge: Sendable, CustomTestStringConvertible {
        let schema: Schema
        let value: JSONValue
        let complaints: [String]
        init(_ schema: Schema, _ value: JSONValue, _ complaints: String...) {
            self.schema = schema
            self.value = value
            self.complaints = complaints
        }
        var testDescription: String { value.text() + " " + (complaints.isEmpty ? "is right" : "\(complaints)") }
    }

    private static let anyText = Schema.string(StringRules())
    private static let integer = Schema.integer(IntegerRules())

    private static func list(_ item: Schema, _ minimum: Int? = nil, _ maximum: Int? = nil) -> Schema {
        .array(of: item, minCount: minimum, maxCount: maximum)
    }

    private static func table(_ fields: Field...) -> Schema {
        .object(ObjectSchema(name: "T", fields: fields))
    }

    private static func text(
        _ minimum: Int? = nil, _ maximum: Int? = nil, bytes: Int? = nil, pattern: String? = nil,
        values: OpenEnumeration? = nil, scalars: Bool = false
    ) -> Schema {
        // A pattern in a test that does not compile fails the test that uses it.
        .string(
            StringRules(
                minLength: minimum, maxLength: maximum, maxBytes: bytes, pattern: pattern.flatMap { try? Pattern($0) },
                values: values, acceptsScalars: scalars))
    }

    // MARK: Types

    private static let deep = table(
        Field(
            name: "lists",
            schema: list(
                list(table(Field(name: "flags", schema: list(.boolean)), Field(name: "name", schema: anyText))))))

    static let types: [Edge] = [
        Edge(anyText, nil), Edge(integer, nil), Edge(.boolean, nil), Edge(list(anyText), nil), Edge(table(), nil),
        Edge(deep, ["lists": [[["flags": [true, false], "name": "x"]], []]]),
        Edge(
            deep, ["lists": [[], [["flags": [true, "no", 1]]]]],
            "`field.lists[2][1].flags[2]` must be true or false, not \"no\"",
            "`field.lists[2][1].flags[3]` must be true or false, not 1"),
        Edge(deep, ["lists": [["x"]]], "`field.lists[1][1]` must be a table of named members, not \"x\""),
        Edge(deep, ["lists": [["name": "x"]]], "`field.lists[1]` must be a list, not a table of named members"),
        Edge(deep, ["lists": [[["x"]]]], "`field.lists[1][1]` must be a table of named members, not a list"),
        Edge(deep, ["lists": [[["name": [:]]]]], "`field.lists[1][1].name` must be a text, not an empty table"),
        Edge(deep, ["lists": [[["name": ["x"]]]]], "`field.lists[1][1].name` must be a text, not a list"),
        Edge(deep, ["lists": [nil]], "`field.lists[1]` must be a list, not null"),
        Edge(deep, [["lists": []]], "`field` must be a table of named members, not a list"),
        Edge(list(integer), [1, nil], "`field[2]` must be a whole number, not null"),
        Edge(list(anyText), 1, "`field` must be a list, not 1"),
        Edge(.number(NumberRules()), false, "`field` must be a number, not false"),
        Edge(.boolean, "false", "`field` must be true or false, not \"false\""),
        Edge(.boolean, 0, "`field` must be true or false, not 0"),
    ]

    // MARK: Numbers

    static let numbers: [Edge] = [
        Edge(integer, 9_007_199_254_740_993), Edge(integer, 9_007_199_254_740_992.0),
        Edge(integer, -0.0), Edge(integer, -3.0),
        // 2^63 as a double, one more than the largest integer.
        Edge(integer, 9_223_372_036_854_775_807.0, "`field` must be a whole number, not 9.223372036854776e+18"),
        Edge(integer, .number("9007199254740993.5"), "`field` must be a whole number, not 9007199254740993.5"),
        Edge(integer, .double(.nan), "`field` must be a whole number, not nan"),
        Edge(integer, .double(.infinity), "`field` must be a whole number, not inf"),
        Edge(.integer(IntegerRules(minimum: 9_007_199_254_740_993)), 9_007_199_254_740_993),
        Edge(
            .integer(IntegerRules(minimum: 9_007_199_254_740_993)), 9_007_199_254_740_992,
            "`field` is 9007199254740992; allowed: at least 9007199254740993"),
        Edge(.integer(IntegerRules(minimum: 5, maximum: 5)), 5),
        Edge(.integer(IntegerRules(minimum: 5, maximum: 5)), 6, "`field` is 6; allowed: exactly 5"),
        Edge(.integer(IntegerRules(minimum: 2, maximum: 16)), 1.0, "`field` is 1; allowed: 2 to 16"),
        Edge(.integer(IntegerRules(multipleOf: 10)), 0), Edge(.integer(IntegerRules(multipleOf: 10)), -40),
        Edge(.integer(IntegerRules(multipleOf: 10)), -41, "`field` is -41; it must be a multiple of 10"),
        Edge(
            .integer(IntegerRules(minimum: 10, multipleOf: 10)), 5, "`field` is 5; allowed: at least 10"),
        Edge(.number(NumberRules(minimum: 0.5, maximum: 1.5)), 1.5),
        Edge(.number(NumberRules(minimum: 0.5)), 0.49, "`field` is 0.49; allowed: at least 0.5"),
        Edge(.number(NumberRules(maximum: 1)), 1.01, "`field` is 1.01; allowed: at most 1.0"),
        Edge(.number(NumberRules()), .number("0.1234567890123456789")),
        Edge(.number(NumberRules()), .double(.nan), "`field` must be a number, not nan"),
        Edge(.number(NumberRules()), .double(.infinity), "`field` must be a number, not inf"),
        Edge(
            .number(NumberRules(minimum: 0)), .number("-0.1234567890123456789"),
            "`field` is -0.1234567890123456789; allowed: at least 0.0"),
    ]

    // MARK: Texts

    private static let closed = OpenEnumeration(values: ["ON", "off"], isClosed: true)
    private static let folded = OpenEnumeration(values: ["ON", "off"], isClosed: true, ignoresCase: true)
    private static let open = OpenEnumeration(values: ["ON"], isClosed: false, ignoresCase: true)

    static let texts: [Edge] = [
        Edge(text(4), "abcd"), Edge(text(4), "abc", "`field` has 3 characters; allowed are at least 4"),
        Edge(text(nil, 4), ""), Edge(text(nil, 4), "abcd"),
        Edge(text(nil, 4), "abcde", "`field` has 5 characters; allowed are at most 4"),
        Edge(text(4, 4), "数据库一"),
        Edge(text(4, 4), "数据库", "`field` has 3 characters; allowed are exactly 4"),
        // What a person sees as one character may be several to the service.
        Edge(text(nil, 1), "e\u{301}", "`field` has 2 characters; allowed are at most 1"),
        Edge(text(nil, 4), "👨‍👩‍👧", "`field` has 5 characters; allowed are at most 4"),
        Edge(text(bytes: 6), "数据"), Edge(text(bytes: 6), "abcdef"),
        Edge(text(bytes: 5), "数据", "`field` takes 6 bytes in UTF-8; at most 5 are allowed"),
        Edge(text(bytes: 6), "abcdefg", "`field` takes 7 bytes in UTF-8; at most 6 are allowed"),
        // One complaint is enough.
        Edge(text(nil, 2, bytes: 3), "数据库", "`field` has 3 characters; allowed are at most 2"),
        Edge(text(pattern: "^[\\u4E00-\\u9FFF]{1,3}$"), "数据库"),
        Edge(
            text(pattern: "^[\\u4E00-\\u9FFF]{1,3}$"), "数据库一",
            "`field` is \"数据库一\"; it must match ^[\\u4E00-\\u9FFF]{1,3}$"),
        Edge(text(pattern: "^a+$"), "", "`field` is \"\"; it must match ^a+$"),
        Edge(text(1, pattern: "^a+$"), "", "`field` is empty; allowed are at least 1 characters"),
        Edge(text(values: closed), "off"), Edge(text(values: closed), "ON"),
        Edge(text(values: closed), "OFF", "`field` must be \"ON\" or \"off\", not \"OFF\""),
        Edge(text(values: closed), "", "`field` must be \"ON\" or \"off\", not \"\""),
        Edge(text(values: folded), "oN"), Edge(text(values: folded), "OFF"),
        Edge(text(values: folded), "o", "`field` must be \"ON\" or \"off\", not \"o\""),
        Edge(text(values: open), "on"), Edge(text(values: open), "anything"),
        Edge(text(values: OpenEnumeration(values: ["1", "true"], isClosed: true), scalars: true), 1),
        Edge(text(values: OpenEnumeration(values: ["1", "true"], isClosed: true), scalars: true), true),
        Edge(
            text(values: OpenEnumeration(values: ["1", "true"], isClosed: true), scalars: true), 2,
            "`field` must be \"1\" or \"true\", not \"2\""),
        Edge(text(pattern: "^[0-9]+$", scalars: true), 100.0),
        Edge(text(pattern: "^[0-9]+$", scalars: true), -1, "`field` is \"-1\"; it must match ^[0-9]+$"),
        Edge(text(scalars: true), [:], "`field` must be a text, not an empty table"),
        Edge(list(text(nil, 2)), ["ab", "abc"], "`field[2]` has 3 characters; allowed are at most 2"),
    ]

    // MARK: Lists and members

    private static let item = table(
        Field(name: "id", schema: text(1), isRequired: true),
        Field(name: "mode", schema: text(values: closed), isRequired: true), Field(name: "weight", schema: integer))

    static let structures: [Edge] = [
        Edge(list(integer, 1), [1]), Edge(list(integer, 1), [], "`field` has 0 items; allowed: at least 1"),
        Edge(list(integer, nil, 2), [1, 2]), Edge(list(integer, nil, 2), []),
        Edge(list(integer, nil, 2), [1, 2, 3], "`field` has 3 items; allowed: at most 2"),
        Edge(list(integer, 2, 2), [1], "`field` has 1 item; allowed: exactly 2"),
        Edge(list(integer, 1), [:], "`field` has 0 items; allowed: at least 1"),
        Edge(list(list(integer, 1)), [[1], []], "`field[2]` has 0 items; allowed: at least 1"),
        // Of a list that has too many items these are not looked at.
        Edge(list(integer, nil, 1), ["x", "y"], "`field` has 2 items; allowed: at most 1"),
        Edge(list(item), [["id": "a", "mode": "ON"]]),
        Edge(
            list(item), [["id": "a", "mode": "ON"], [:]], "`field[2].id` is required",
            "`field[2].mode` is required: \"ON\" or \"off\""),
        Edge(list(item), [["id": nil, "mode": "ON"]], "`field[1].id` is required and cannot be null"),
        Edge(list(item), [["id": "", "mode": "ON"]], "`field[1].id` is empty; allowed are at least 1 characters"),
        Edge(
            list(item), [["id": "a", "mode": "ON", "wieght": 1]],
            "unknown field `field[1].wieght`; did you mean `weight`?"),
        Edge(
            list(item), [["id": "a", "mode": "ON", "Weight": 1]],
            "unknown field `field[1].Weight`; did you mean `weight`?"),
        Edge(
            list(item), [["id": "a", "mode": "ON", "colour": 1]],
            "unknown field `field[1].colour`; known: `id`, `mode`, `weight`"),
        Edge(table(), ["a": 1], "unknown field `field.a`; none is taken here"),
        Edge(list(item), ["id": "a", "mode": "ON"], "`field` must be a list, not a table of named members"),
        Edge(item, [["id": "a", "mode": "ON"]], "`field` must be a table of named members, not a list"),
    ]

    @Test("hold at their edges, at any depth", arguments: types + numbers + texts + structures)
    func hold(edge: Edge) {
        #expect(Calls.problems(edge.schema, edge.value) == edge.complaints)
        // What is right can be sent, what is wrong cannot.
        let operation = Calls.operation([Field(name: "field", schema: edge.schema)])
        let call = try? Calls.prepare(operation, ["field": edge.value])
        #expect((call != nil) == edge.complaints.isEmpty)
    }

    @Test("send numbers with all their digits")
    func sendExactly() throws {
        func body(_ schema: Schema, _ value: JSONValue) throws -> String {
            let operation = Calls.operation([Field(name: "field", schema: schema)])
            return String(decoding: try Calls.prepare(operation, ["field": value]).request.body, as: UTF8.self)
        }
        let large: JSONValue = 9_007_199_254_740_993
        #expect(try body(Self.integer, large) == #"{"field":9007199254740993}"#)
        #expect(try body(Self.integer, .integer(.min)) == #"{"field":-9223372036854775808}"#)
        #expect(try body(Self.integer, 9_007_199_254_740_992.0) == #"{"field":9007199254740992}"#)
        #expect(try body(.number(NumberRules()), large) == #"{"field":9007199254740993}"#)
        #expect(
            try body(.number(NumberRules()), .number("0.1234567890123456789")) == #"{"field":0.1234567890123456789}"#)
        #expect(try body(Self.text(scalars: true), large) == #"{"field":"9007199254740993"}"#)
        #expect(
            try body(Self.text(scalars: true), .number("123456789012345678901234567890"))
                == #"{"field":"123456789012345678901234567890"}"#)
        #expect(
            try body(.any, ["a": [large, .number("18446744073709551616")]])
                == #"{"field":{"a":[9007199254740993,18446744073709551616]}}"#)
    }

    @Test("send the listed spelling, and what is not listed as it came")
    func sendSpellings() throws {
        #expect(try Calls.sent(Self.text(values: Self.folded), "On") == "ON")
        #expect(try Calls.sent(Self.text(values: Self.folded), "OFF") == "off")
        #expect(try Calls.sent(Self.text(values: Self.open), "on") == "ON")
        #expect(try Calls.sent(Self.text(values: Self.open), "Half") == "Half")
        #expect(try Calls.sent(Self.list(Self.text(values: Self.folded)), ["on", "Off"]) == ["ON", "off"])
    }

    @Test("fill in defaults of required members at any depth")
    func fillDefaults() throws {
        let type = Field(name: "type", schema: Self.anyText, isRequired: true, default: "gaussdb-mysql")
        #expect(
            try Calls.sent(Self.list(Self.table(type)), [[:], ["type": "x"]])
                == [["type": "gaussdb-mysql"], ["type": "x"]])
        #expect(Calls.problems(Self.table(type), ["type": nil]) == ["`field.type` is required and cannot be null"])
    }

    @Test("list at most twelve names for one that is not known")
    func listNames() {
        func complaint(_ count: Int) -> String {
            let fields = (1...count).map { Field(name: "member_number_\($0)", schema: .boolean) }
            return Calls.problems(.object(ObjectSchema(name: "T", fields: fields)), ["zzz": 1]).first ?? ""
        }
        #expect(complaint(12).hasSuffix("`member_number_11`, `member_number_12`"))
        #expect(complaint(13).hasSuffix("`member_number_12`, …"))
    }

    @Test("are reported up to fifty times")
    func reportLimited() {
        let value = JSONValue.array(Array(repeating: "x", count: 60))
        let problems = Calls.problems(Self.list(Self.integer), value)
        #expect(problems.count == 50)
        #expect(problems.last == "`field[50]` must be a whole number, not \"x\"")
    }
}
