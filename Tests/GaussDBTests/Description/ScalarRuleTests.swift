import GaussDB
import JSONWire
import Testing

/// Each rule about a single value, at its edges.
@Suite("Rules about values")
struct ScalarRuleTests {
    struct Edge: Sendable, CustomTestStringConvertible {
        let schema: Schema
        let value: JSONValue
        /// The complaint; nil when the value is right.
        let complaint: String?
        init(_ schema: Schema, _ value: JSONValue, _ complaint: String? = nil) {
            self.schema = schema
            self.value = value
            self.complaint = complaint
        }
        var testDescription: String { value.text() + (complaint.map { " " + $0 } ?? " is right") }
    }

    private static func text(
        _ length: ClosedRange<Int>? = nil, bytes: Int? = nil, pattern: String? = nil, values: OpenEnumeration? = nil,
        scalars: Bool = false
    ) -> Schema {
        // A pattern in a test that does not compile fails the test that uses it.
        .string(
            StringRules(
                minLength: length?.lowerBound, maxLength: length?.upperBound, maxBytes: bytes,
                pattern: pattern.flatMap { try? Pattern($0) }, values: values, acceptsScalars: scalars))
    }

    private static let modes = OpenEnumeration(values: ["prePaid", "postPaid"], isClosed: true)

    static let texts: [Edge] = [
        Edge(text(), ""),
        Edge(text(), "x"),
        Edge(text(), 1, "`field` must be a text, not 1"),
        Edge(text(), true, "`field` must be a text, not true"),
        Edge(text(), 1.5, "`field` must be a text, not 1.5"),
        Edge(text(), ["a"], "`field` must be a text, not a list"),
        Edge(text(), [:], "`field` must be a text, not an empty table"),
        Edge(text(4...6), "abcd"),
        Edge(text(4...6), "abcdef"),
        Edge(text(4...6), "abc", "`field` has 3 characters; allowed are 4 to 6"),
        Edge(text(4...6), "abcdefg", "`field` has 7 characters; allowed are 4 to 6"),
        Edge(text(4...6), "a", "`field` has 1 character; allowed are 4 to 6"),
        Edge(text(4...6), "", "`field` is empty; allowed are 4 to 6 characters"),
        Edge(text(4...6), "中文数据"),
        Edge(text(0...64, bytes: 9), "数据库"),
        Edge(text(0...64, bytes: 9), "数据库1", "`field` takes 10 bytes in UTF-8; at most 9 are allowed"),
        Edge(text(pattern: "^[a-z]+$"), "abc"),
        Edge(text(pattern: "^[a-z]+$"), "aBc", "`field` is \"aBc\"; it must match ^[a-z]+$"),
        Edge(text(values: modes), "prePaid"),
        Edge(text(values: modes), "prepaid", "`field` must be \"prePaid\" or \"postPaid\", not \"prepaid\""),
        Edge(text(values: OpenEnumeration(values: ["Cluster"], isClosed: false)), "StandSingle"),
        Edge(text(values: OpenEnumeration(values: ["ON"], isClosed: true, ignoresCase: true)), "on"),
        Edge(
            text(values: OpenEnumeration(values: ["ON"], isClosed: true, ignoresCase: true)), "one",
            "`field` must be \"ON\", not \"one\""),
        Edge(text(scalars: true), 7),
        Edge(text(scalars: true), false),
        Edge(text(scalars: true), 7.5),
        Edge(text(scalars: true), ["7"], "`field` must be a text, not a list"),
        Edge(text(1...3, scalars: true), 1000, "`field` has 4 characters; allowed are 1 to 3"),
    ]

    static let numbers: [Edge] = [
        Edge(.integer(IntegerRules(minimum: 2, maximum: 16)), 2),
        Edge(.integer(IntegerRules(minimum: 2, maximum: 16)), 16),
        Edge(.integer(IntegerRules(minimum: 2, maximum: 16)), 1, "`field` is 1; allowed: 2 to 16"),
        Edge(.integer(IntegerRules(minimum: 2, maximum: 16)), 17, "`field` is 17; allowed: 2 to 16"),
        Edge(.integer(IntegerRules(minimum: 0)), -1, "`field` is -1; allowed: at least 0"),
        Edge(.integer(IntegerRules(maximum: 9)), 10, "`field` is 10; allowed: at most 9"),
        Edge(.integer(IntegerRules()), 3.0),
        Edge(.integer(IntegerRules()), 3.5, "`field` must be a whole number, not 3.5"),
        Edge(.integer(IntegerRules()), "3", "`field` must be a whole number, not \"3\""),
        Edge(
            .integer(IntegerRules()), .number("9223372036854775808"),
            "`field` must be a whole number, not 9223372036854775808"),
        Edge(.integer(IntegerRules()), .integer(.max)),
        Edge(.integer(IntegerRules()), .integer(.min)),
        Edge(.integer(IntegerRules()), 1e300, "`field` must be a whole number, not 1e+300"),
        Edge(.integer(IntegerRules(multipleOf: 10)), 40),
        Edge(.integer(IntegerRules(multipleOf: 10)), 45, "`field` is 45; it must be a multiple of 10"),
        Edge(.integer(IntegerRules(values: [0, 1, 2])), 2),
        Edge(.integer(IntegerRules(values: [0, 1, 2])), 3, "`field` is 3; allowed: 0, 1 or 2"),
        Edge(.number(NumberRules(minimum: 0.5, maximum: 1.5)), 0.5),
        Edge(.number(NumberRules(minimum: 0.5, maximum: 1.5)), 1),
        Edge(.number(NumberRules(minimum: 0.5, maximum: 1.5)), 1.6, "`field` is 1.6; allowed: 0.5 to 1.5"),
        Edge(.number(NumberRules(minimum: 0.5, maximum: 1.5)), 0, "`field` is 0; allowed: 0.5 to 1.5"),
        Edge(.number(NumberRules(multipleOf: 0.1)), 0.3),
        Edge(.number(NumberRules(multipleOf: 0.1)), 123456.7),
        Edge(.number(NumberRules(multipleOf: 0.1)), 0.25, "`field` is 0.25; it must be a multiple of 0.1"),
        Edge(.number(NumberRules(multipleOf: 5)), 12, "`field` is 12; it must be a multiple of 5"),
        Edge(.number(NumberRules(values: [0.5, 2])), 2),
        Edge(.number(NumberRules(values: [0.5, 2])), 1, "`field` is 1; allowed: 0.5 or 2"),
        Edge(.number(NumberRules()), "1", "`field` must be a number, not \"1\""),
        Edge(.number(NumberRules()), .number("1e999"), "`field` must be a number, not 1e999"),
        Edge(.boolean, true),
        Edge(.boolean, "true", "`field` must be true or false, not \"true\""),
        Edge(.boolean, 1, "`field` must be true or false, not 1"),
    ]

    @Test("hold at their edges, and say what came and what is allowed", arguments: texts + numbers)
    func hold(edge: Edge) {
        #expect(Calls.problems(edge.schema, edge.value) == (edge.complaint.map { [$0] } ?? []))
    }

    @Test("never show the value of a secret", arguments: texts + numbers)
    func keepSecrets(edge: Edge) {
        guard edge.complaint != nil, case .string(let secret) = edge.value, secret.count > 2, secret != "true" else {
            return
        }
        for message in Calls.problems(edge.schema, edge.value, isSensitive: true) {
            #expect(!message.contains(secret), "\(message)")
        }
    }

    @Test("turn scalars into what the service wants")
    func convert() throws {
        #expect(try Calls.sent(Self.text(scalars: true), 7) == "7")
        #expect(try Calls.sent(Self.text(scalars: true), 7.0) == "7")
        #expect(try Calls.sent(Self.text(scalars: true), 7.25) == "7.25")
        #expect(try Calls.sent(Self.text(scalars: true), false) == "false")
        #expect(try Calls.sent(Self.text(scalars: true), .number("18446744073709551616")) == "18446744073709551616")
        #expect(try Calls.sent(.integer(IntegerRules()), 3.0) == 3)
        #expect(try Calls.sent(.number(NumberRules()), 3) == 3)
        let folded = OpenEnumeration(values: ["SELECT"], isClosed: true, ignoresCase: true)
        #expect(try Calls.sent(Self.text(values: folded), "select") == "SELECT")
    }

    @Test("show long and unprintable values in a form that is safe to print")
    func showSafely() {
        let rules = Self.text(pattern: "^x$")
        #expect(
            Calls.problems(rules, "a\n\"\u{7}\u{85}") == ["`field` is \"a\\n\\\"\\u{7}\\u{85}\"; it must match ^x$"])
        let long = Calls.problems(rules, .string(String(repeating: "a", count: 500)))
        #expect(long == ["`field` is \"" + String(repeating: "a", count: 60) + "…\"; it must match ^x$"])
    }
}
