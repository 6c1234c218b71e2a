import GaussDB
import JSONWire
import Testing

/// Numbers at the edges of what a rule, JSON or `Int64` can hold.
struct NumberRuleTests {
    private static func problems(_ rule: Constraint.Rule, _ value: JSONValue, _ schema: Schema = .any) -> [String] {
        let operation = Calls.operation(
            [Field(name: "a", schema: schema)], constraints: [Constraint(rule: rule, reason: "")])
        return RequestValidator.check(operation, arguments: ["a": value]).problems.map(\.message)
    }

    // MARK: Bounds

    @Test(arguments: ["5", "05", "+5", "0000000000000000000000000000005", "1", "9"])
    func `a text within the bounds of a rule is right`(text: String) {
        #expect(Self.problems(.range(path: "a", minimum: 1, maximum: 9), .string(text)) == [])
    }

    @Test(
        arguments: [
            ("10", "10"), ("-5", "-5"), ("99999999999999999999", #""99999999999999999999""#),
            ("-99999999999999999999", #""-99999999999999999999""#), (" 5", #"" 5""#), ("5 ", #""5 ""#),
            ("5\n", #""5\n""#), ("5.0", #""5.0""#), ("0x5", #""0x5""#), ("5 GB", #""5 GB""#), ("- 5", #""- 5""#),
        ])
    func `a text with digits that is no number within the bounds is wrong`(text: String, shown: String) {
        let problems = Self.problems(.range(path: "a", minimum: 1, maximum: 9), .string(text))
        #expect(problems == ["`a` is \(shown); allowed: 1 to 9"])
    }

    @Test(arguments: ["", " ", "all", "-"])
    func `a text without digits is another rule's business`(text: String) {
        #expect(Self.problems(.range(path: "a", minimum: 1, maximum: 9), .string(text)) == [])
        #expect(Self.problems(.multiple(path: "a", of: 10), .string(text)) == [])
    }

    @Test(
        arguments: [
            (1, nil, "99999999999999999999", "1 to 9223372036854775807"),
            (nil, 9, "-99999999999999999999", "-9223372036854775808 to 9"),
        ] as [(Int64?, Int64?, String, String)])
    func `a text beyond Int64 is wrong on the side without a bound, too`(
        minimum: Int64?, maximum: Int64?, text: String, allowed: String
    ) {
        let problems = Self.problems(.range(path: "a", minimum: minimum, maximum: maximum), .string(text))
        #expect(problems == ["`a` is \"\(text)\"; allowed: \(allowed)"])
    }

    @Test(
        arguments: [
            (5.0, nil), (5.5, nil), (9.5, "9.5"), (0.5, "0.5"), (1e300, "1e+300"), (-1e300, "-1e+300"),
            (.number("5.00000000000000000000"), nil), (.number("9.00000000000000000001"), nil),
            (.number("10.00000000000000000001"), "10.00000000000000000001"), (.number("1e999"), "1e999"),
            (true, nil), ([], nil),
        ] as [(JSONValue, String?)])
    func `a number that is no Int64 is compared, too`(value: JSONValue, shown: String?) {
        let problems = Self.problems(.range(path: "a", minimum: 1, maximum: 9), value)
        #expect(problems == (shown.map { ["`a` is \($0); allowed: 1 to 9"] } ?? []))
    }

    @Test(
        arguments: [
            ("20", nil), ("-20", nil), ("0", nil), ("25", "25"), ("99999999999999999990", #""99999999999999999990""#),
            (" 20", #"" 20""#), (20.0, nil), (20.5, "20.5"), (1e300, "1e+300"),
        ] as [(JSONValue, String?)])
    func `a multiple is a whole number that can be divided`(value: JSONValue, shown: String?) {
        let problems = Self.problems(.multiple(path: "a", of: 10), value)
        #expect(problems == (shown.map { ["`a` is \($0); it must be a multiple of 10"] } ?? []))
    }

    @Test(
        arguments: [
            ("backup.list", ["limit": "99999999999999999999"], "limit"),
            ("quota.list", ["offset": "18446744073709551616"], "offset"),
            (
                "instance.create",
                Calls.instance(["backup_strategy": ["start_time": "21:00-22:00", "keep_days": "99999999999999999999"]]),
                "backup_strategy.keep_days"
            ),
            (
                "instance.create",
                Calls.instance([
                    "charge_info": ["charge_mode": "prePaid", "period_type": "year", "period_num": 1],
                    "volume": ["size": "99999999999999999990"],
                ]), "volume.size"
            ),
        ] as [(String, JSONObject, String)])
    func `the description's bounds hold for texts of any length`(
        name: String, arguments: JSONObject, path: String
    ) throws {
        #expect(try Calls.refusal(name, arguments).path == path)
    }

    // MARK: Not finite

    private static let open = Schema.object(ObjectSchema(name: "T", fields: [], isOpen: true))
    private static let map = Schema.object(ObjectSchema(name: "T", fields: [], additional: .any))
    private static let texts = Schema.string(StringRules(acceptsScalars: true))

    @Test(
        arguments: [
            (.any, .double(.nan), "`field` must be a finite number, not nan"),
            (.any, ["a": [1, ["b": .double(.infinity)]]], "`field.a[2].b` must be a finite number, not inf"),
            (open, ["a": [.double(-.infinity)]], "`field.a[1]` must be a finite number, not -inf"),
            (open, ["a": .double(.nan)], "`field.a` must be a finite number, not nan"),
            (map, ["a": ["b": .double(.nan)]], "`field.a.b` must be a finite number, not nan"),
            (texts, .double(.nan), "`field` must be a finite number, not nan"),
            (texts, .double(.infinity), "`field` must be a finite number, not inf"),
            (
                .array(of: texts, minCount: nil, maxCount: nil), ["x", .double(.infinity)],
                "`field[2]` must be a finite number, not inf"
            ),
        ] as [(Schema, JSONValue, String)])
    func `a number that JSON cannot write is refused wherever it stands`(
        schema: Schema, value: JSONValue, message: String
    ) throws {
        #expect(Calls.problems(schema, value) == [message])
        #expect(try Calls.sent(schema, value) == nil)
    }

    @Test func `every such number is named`() {
        let value: JSONValue = ["a": .double(.nan), "b": [.double(.nan), 1, .double(.infinity)]]
        #expect(Calls.problems(.any, value).count == 3)
        #expect(
            Calls.problems(.any, value, isSensitive: true).allSatisfy { !$0.contains("nan") && !$0.contains("inf") })
    }

    @Test func `an open body has no such number, and no query or header`() throws {
        let body = Calls.operation([], isOpen: true)
        #expect(try Calls.refusal(body, ["a": ["b": .double(.nan)]]).path == "a.b")
        for location in [Parameter.Location.query, .header, .path] {
            let parameter = Parameter(location: location, field: Field(name: "q", schema: .any))
            let operation = Calls.operation([], parameters: [parameter], path: location == .path ? "/{q}" : "/things")
            #expect(try Calls.refusal(operation, ["q": .double(.nan)]).path == "q")
        }
    }

    @Test func `a literal that is no number of JSON's is not sent as null`() throws {
        for literal in ["0x10", "nan", "1 ", ""] {
            let error = try Calls.refusal(Calls.operation([], isOpen: true), ["a": .number(literal)])
            #expect(error.message.hasPrefix("the body has a number that JSON cannot write: "))
        }
    }

    // MARK: Whole numbers

    @Test(
        arguments: [
            ("9007199254740993.0", "9007199254740993"), ("9.007199254740993e15", "9007199254740993"),
            ("1152921504606846977.00", "1152921504606846977"), ("3.0", "3"), ("9007199254740992.0", "9007199254740992"),
        ])
    func `a whole number written with a fraction is sent as it was meant`(written: String, sent: String) throws {
        let value = try JSONValue(parsing: written, numbers: .exact)
        let operation = Calls.operation([Field(name: "field", schema: .integer(IntegerRules()))])
        let body = try Calls.prepare(operation, ["field": value]).request.body
        #expect(String(decoding: body, as: UTF8.self) == "{\"field\":\(sent)}")
    }

    @Test(arguments: [9_007_199_254_740_994.0, -9_007_199_254_740_994.0, 0x1p60])
    func `a double that stands for several whole numbers is refused`(value: Double) {
        #expect(
            Calls.problems(.integer(IntegerRules()), .double(value)) == [
                "`field` is \(value); above 9007199254740992 whole numbers are written without a fraction"
            ])
    }
}
