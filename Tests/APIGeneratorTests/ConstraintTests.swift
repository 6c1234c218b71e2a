import APIDescription
import APIDescriptionYAML
import Testing

@testable import APIGenerator

/// Each rule and condition, from the description to the table and to words.
@Suite("Constraints")
struct ConstraintTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        let yaml: String
        let columns: String
        let sentence: String

        init(_ yaml: String, _ columns: String, _ sentence: String) {
            self.yaml = yaml
            self.columns = columns
            self.sentence = sentence
        }

        var testDescription: String { yaml }
    }

    static let samples = [
        Sample("require: [a, b]", "require a,b", "`a` and `b` are required."),
        Sample("require: [a]", "require a", "`a` is required."),
        Sample("forbid: [a, b]", "forbid a,b", "`a` and `b` must not be given."),
        Sample("require_any: [a, b, c]", "require_any a,b,c", "At least one of `a`, `b` and `c` is required."),
        Sample("exclusive: [a, b]", "exclusive a,b", "At most one of `a` and `b` can be given."),
        Sample("range: { field: a, minimum: 1, maximum: 9 }", "range a 1..9", "`a` is 1 to 9."),
        Sample("range: { field: a, minimum: 1 }", "range a 1..", "`a` is 1 or more."),
        Sample("range: { field: a, maximum: 9 }", "range a ..9", "`a` is at most 9."),
        Sample("multiple: { field: a, of: 10 }", "multiple a 10", "`a` is a multiple of 10."),
        Sample("values: { field: \"a[].b\", allowed: [x, y] }", "values a[].b x|y", "`a[].b` is `x` or `y`."),
        Sample("unique: { list: a, key: b }", "unique a b", "No two elements of `a` have the same `b`."),
        Sample("unique: { list: a }", "unique a ", "No value is twice in `a`."),
        Sample("hour_window: a", "hour_window a", "`a` is from one full hour to the next."),
        Sample("ordered: [a, b]", "ordered a b", "`a` is not after `b`."),
        Sample(
            "character_kinds: { field: a, minimum: 3 }", "character_kinds a 3",
            "`a` has at least 3 of upper-case letters, lower-case letters, digits and other characters."),
        Sample(
            "max_parts: { field: a, separator: \",\", count: 5 }", "max_parts a , 5",
            "`a` has at most 5 parts between `,`."),
        Sample("other_than: { field: a, values: [x, y] }", "other_than a x|y", "`a` is none of `x` and `y`."),
        Sample("differs: { field: a, from: b }", "differs a b", "`a` is not `b`, neither forwards nor backwards."),
        Sample(
            "hours_apart: { from: a, to: b, hours: 4 }", "hours_apart a b 4",
            "`b` is 4 hours after `a`, across midnight if need be."),
        Sample("min_items: { list: a, count: 1 }", "min_items a 1", "`a` has at least 1 element."),
        Sample("min_items: { list: a, count: 2 }", "min_items a 2", "`a` has at least 2 elements."),
        Sample(
            "{ when: [{ field: a, equals: [x, y] }], require: [b], message: because }", "require b if=a=x|y #because",
            "When `a` is `x` or `y`, `b` is required: because."),
        Sample(
            "{ when: [{ field: a, not: x }, { field: b, present: true }], forbid: [c] }", "forbid c if=a!=x if=b?",
            "When `a` is not `x` and `b` is given, `c` must not be given."),
        Sample(
            "{ when: [{ field: a, absent: true }], require: [b] }", "require b if=a!",
            "When `a` is not given, `b` is required."),
    ]

    @Test("are written to the table and in words", arguments: samples)
    func rule(sample: Sample) throws {
        let constraint = try Self.constraint(sample.yaml)
        // A space stands for a tab.
        #expect(ConstraintColumns.columns(constraint).joined(separator: " ") == "c " + sample.columns)
        #expect(ConstraintSentence.sentence(constraint) == sample.sentence)
    }

    @Test("of an object within the arguments name its members from outside")
    func nested() throws {
        let constraint = try Self.constraint("{ when: [{ field: a, equals: x }], require: [b, c.d] }")
        #expect(
            ConstraintSentence.sentence(constraint, of: "outer[]")
                == "When `outer[].a` is `x`, `outer[].b` and `outer[].c.d` are required.")
    }

    @Test(
        "have exactly one rule, and conditions one test",
        arguments: [
            "{ require: [a], forbid: [b] }", "{ message: nothing }", "{ when: [{ field: a }], require: [b] }",
            "{ when: [{ field: a, equals: x, present: true }], require: [b] }", "{ range: { field: a, most: 3 } }",
            "{ min_items: { list: a } }", "{ differs: { field: a } }", "{ hours_apart: { from: a, to: b, hours: 24 } }",
            "{ hours_apart: { from: a, to: b, hours: 0 } }",
        ])
    func refused(yaml: String) {
        #expect(throws: DescriptionError.self) { try Self.constraint(yaml) }
    }

    private static func constraint(_ yaml: String) throws -> ConstraintDescription {
        let node = try DescriptionNode(yaml: yaml.hasPrefix("{") ? "[\(yaml)]" : "[{ \(yaml) }]", file: "test.yaml")
        return try #require(try ConstraintParser.constraints(Element(node: node, file: "test.yaml")).first)
    }
}
