import GaussDB
import JSONWire
import Testing

@testable import Moonbook

/// The rules of operations that a host describes at run time arrive as they are written.
@Suite struct AddedRuleTests {
    private static func problems(_ members: String, rules: String = "", _ arguments: JSONObject) throws -> [String] {
        let constraints = rules.isEmpty ? "" : #", "x-constraints": [\#(rules)]"#
        let text = AddedDescription.text(body: #"{ "type": "object", "properties": { \#(members) } \#(constraints) }"#)
        let operation = try #require(try AddedDescription.catalogue(text).operation(lua: "ours.go"))
        return RequestValidator.check(operation, arguments: arguments).problems.map(\.message)
    }

    struct Rule: Sendable, CustomTestStringConvertible {
        let schema: String
        let right: [JSONValue]
        let wrong: [JSONValue]

        init(_ schema: String, _ right: [JSONValue], _ wrong: [JSONValue]) {
            self.schema = schema
            self.right = right
            self.wrong = wrong
        }

        var testDescription: String { schema }
    }

    static let rules = [
        Rule(#"{ "type": "integer", "minimum": 1.0, "maximum": 10.0 }"#, [1, 10], [0, 11, 9999]),
        Rule(#"{ "type": "integer", "enum": [1.0, 2.0] }"#, [1, 2], [3]),
        Rule(#"{ "type": "number", "enum": [0.5, 2] }"#, [0.5, 2, 2.0], [1, 0.25]),
        Rule(#"{ "type": "number", "multipleOf": 0.1 }"#, [0.3, 0, 7, -0.7], [0.25, 0.35, 0.1001]),
        Rule(#"{ "type": "number", "multipleOf": 5 }"#, [15], [12]),
        Rule(#"{ "enum": ["x", "y"] }"#, ["x"], ["z", 1]),
        Rule(
            #"{ "type": "string", "enum": ["a|b", "", "a:b", "a\\b", "\u0301c"] }"#, ["a|b", "", "a\\b", "\u{301}c"],
            ["a", "b"]),
        Rule(#"{ "type": "object" }"#, [["a": 1], [:]], ["text", 1, [1]]),
        Rule(
            #"{ "type": "array", "items": { "type": "array", "maxItems": 1, "items": { "type": "integer" } } }"#,
            [[[1], []], [[1], [2], [3]]], [[[1, 2]]]),
        Rule(
            #"{ "type": "array", "minItems": 1, "items": { "type": "array", "items": { "type": "integer" } } }"#,
            [[[]], [[1, 2, 3]]], [[]]),
    ]

    @Test(arguments: rules)
    func theirFieldsAreHeldToTheirRules(rule: Rule) throws {
        for value in rule.right { #expect(try Self.problems(#""a": \#(rule.schema)"#, ["a": value]) == [], "\(value)") }
        for value in rule.wrong {
            #expect(try Self.problems(#""a": \#(rule.schema)"#, ["a": value]).count == 1, "\(value)")
        }
    }

    struct Constraint: Sendable, CustomTestStringConvertible {
        let rule: String
        let right: [JSONObject]
        let wrong: [JSONObject]

        init(_ rule: String, _ right: [JSONObject], _ wrong: [JSONObject]) {
            self.rule = rule
            self.right = right
            self.wrong = wrong
        }

        var testDescription: String { rule }
    }

    static let constraints = [
        Constraint(##""excludes": { "field": "a", "parts": ["#"] }"##, [["a": "x"]], [["a": "x#"]]),
        Constraint(
            ##""excludes": { "field": "a", "parts": ["if=x", "|"] }"##, [["a": "if"]], [["a": "if=x"], ["a": "|"]]),
        Constraint(##""values": { "field": "a", "allowed": ["", "x"] }"##, [["a": ""], ["a": "x"]], [["a": "y"]]),
        Constraint(
            ##""values": { "field": "a", "allowed": ["#1", "a\tb", "a\nb"] }"##, [["a": "#1"], ["a": "a\tb"]],
            [["a": "1"]]),
        Constraint(##""other_than": { "field": "a", "values": ["if=x|y"] }"##, [["a": "y"]], [["a": "if=x|y"]]),
        Constraint(##""max_parts": { "field": "a", "separator": "#", "count": 2 }"##, [["a": "x#y"]], [["a": "x#y#z"]]),
        Constraint(
            ##""when": [{ "field": "a", "equals": "ready?" }], "require": ["b,c"]"##,
            [["a": "ready"], ["a": "ready?", "b,c": "x"]], [["a": "ready?"]]),
        Constraint(
            ##""when": [{ "field": "a", "equals": ["no", "yes!"] }], "require": ["b,c"]"##,
            [["a": "yes"]], [["a": "yes!"], ["a": "no"]]),
        Constraint(##""when": [{ "field": "a", "equals": "" }], "require": ["b,c"]"##, [["a": "x"]], [["a": ""]]),
        Constraint(
            ##""when": [{ "field": "what?!=", "not": "x=y" }], "require": ["a"]"##,
            [["what?!=": "x=y"]], [["what?!=": "x"], [:]]),
        Constraint(
            ##""when": [{ "field": "what?!=", "present": true }], "forbid": ["a"], "message": "tab\there""##,
            [["a": "x"]], [["a": "x", "what?!=": "y"]]),
    ]

    @Test(arguments: constraints)
    func theirConstraintsSurviveEveryCharacter(constraint: Constraint) throws {
        let text = #"{ "type": "string" }"#
        let members = #""a": \#(text), "b,c": \#(text), "what?!=": \#(text)"#
        for arguments in constraint.right {
            #expect(try Self.problems(members, rules: "{ \(constraint.rule) }", arguments) == [], "\(arguments)")
        }
        for arguments in constraint.wrong {
            #expect(try Self.problems(members, rules: "{ \(constraint.rule) }", arguments).count == 1, "\(arguments)")
        }
    }

    @Test func theirNamesAndWordsSurviveEveryCharacter() throws {
        let text = AddedDescription.text(
            operation: #""x-iam-action": "a\tb", "x-wait": { "order": "an\torder" },"#,
            body: #"""
                { "type": "object", "required": ["really!"], "properties": {
                  "really!": { "type": "string", "x-unit": "a\tb", "examples": ["a\tb\u0001"] },
                  "secret*": { "type": "string", "x-sensitive": true, "default": "tab\tand\nline" },
                  "a\tb": { "type": "object", "properties": { "x": { "type": "string" } } },
                  "odd": { "type": "string", "enum": ["a", "a:b"],
                           "x-enum-descriptions": { "a": "First.", "a:b": "Second: the other." } } } }
                """#,
            answer: #"""
                { "type": "object", "properties": { "an\torder": { "type": "string", "x-aliases": ["a|b", "c\td"] } } }
                """#)
        let operation = try #require(try AddedDescription.catalogue(text).operation(lua: "ours.go"))
        let fields = try #require(operation.bodyObject).fields
        #expect(fields.map(\.name) == ["really!", "secret*", "a\tb", "odd"])
        #expect(fields.map(\.isRequired) == [true, false, false, false])
        #expect(fields.map(\.isSensitive) == [false, true, false, false])
        #expect(fields[0].unit == "a b" && fields[0].example == "a\tb\u{1}")
        #expect(fields[1].default == "tab\tand\nline")
        guard case .string(let rules) = fields[3].schema, case .object(let response) = operation.response else {
            Issue.record("a field has another type")
            return
        }
        #expect(rules.values?.meanings == ["a": "First.", "a:b": "Second: the other."])
        #expect(operation.iamAction == "a\tb" && operation.wait == .order(field: "an\torder"))
        #expect(response.fields.map(\.name) == ["an\torder"] && response.fields[0].aliases == ["a|b", "c\td"])
    }

    @Test func objectsOfOneNameAreChecked() throws {
        let tag = #""Tag": { "type": "object", "properties": { "color": { "type": "string" } } }"#
        let text = AddedDescription.text(
            body: ##"""
                { "type": "object", "properties": {
                  "ours": { "$ref": "#/components/schemas/Tag" },
                  "full": { "$ref": "#/components/schemas/Tag", "required": ["color"] },
                  "theirs": { "$ref": "common.yaml#/components/schemas/Tag" } } }
                """##, schemas: tag)
        let operation = try #require(try AddedDescription.catalogue(text).operation(lua: "ours.go"))
        let right: JSONObject = ["ours": ["color": "red"], "full": ["color": "red"], "theirs": ["key": "k"]]
        #expect(RequestValidator.check(operation, arguments: right).problems == [])
        let wrong: JSONObject = ["ours": [:], "full": [:], "theirs": ["color": "red"]]
        #expect(
            RequestValidator.check(operation, arguments: wrong).problems.map(\.message) == [
                "`full.color` is required", "unknown field `theirs.color`; known: `key`, `value`",
            ])
    }

    @Test(arguments: [#"{ "type": "object" }"#, #"{ "type": "object", "additionalProperties": { "type": "string" } }"#])
    func theirAnswersMayHaveAnyMembers(answer: String) async throws {
        var configuration = RuntimeConfiguration()
        configuration.catalogue = try AddedDescription.catalogue(AddedDescription.text(answer: answer))
        let record = await ScriptedService(["a": "x", "b": "y"]).run(
            "local r = ours.go {} print(r.a, r.b, meta(r).status)", configuration: configuration)
        #expect(record.output == ["x\ty\t200"], "\(String(describing: record.error))")
    }

    @Test func circlesAndManyWaysAreNoDanger() throws {
        let list = ##""A": { "type": "array", "items": { "$ref": "#/components/schemas/A" } }"##
        let body = ##"{ "type": "object", "properties": { "a": { "$ref": "#/components/schemas/A" } } }"##
        #expect(
            try AddedDescription.refusal(AddedDescription.text(body: body, schemas: list))
                == "an added description is not understood: ours.json: list A contains itself")
        let many = (0..<24).map { number in
            let next = ##"{ "$ref": "#/components/schemas/A\##(number + 1)" }"##
            let name = number == 0 ? "A" : "A\(number)"
            return #""\#(name)": { "type": "object", "properties": { "l": \#(next), "r": \#(next) } }"#
        }
        let schemas = (many + [#""A24": { "type": "string" }"#]).joined(separator: ", ")
        let operation = try AddedDescription.catalogue(AddedDescription.text(body: body, schemas: schemas))
            .operation(lua: "ours.go")
        #expect(operation?.bodyObject?.fields.map(\.name) == ["a"])
    }

    @Test func aQueryMayHaveAProjectOfItsOwn() async throws {
        var configuration = RuntimeConfiguration()
        configuration.catalogue = try AddedDescription.catalogue(
            AddedDescription.text(
                operation: #"""
                    "parameters": [{ "name": "project_id", "in": "query", "schema": { "type": "string" } }],
                    """#))
        let service = ScriptedService()
        let record = await service.run("ours.go { project_id = 'other' }", configuration: configuration)
        #expect(record.error == nil)
        #expect(service.requests.first?.query("project_id") == "other")
    }
}
