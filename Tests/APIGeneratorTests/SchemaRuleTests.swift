import JSONWire
import Testing

@testable import APIDescription
@testable import APIGenerator

@Suite("Rules of schemas")
struct SchemaRuleTests {
    private static func field(_ schema: String) throws -> FieldDescription {
        try #require(try SmallDescription.parsed(SmallDescription.text(body: ["a: \(schema)"]))[0].body?.fields.first)
    }

    @Test(
        "are refused when they are no number, or none of their kind",
        arguments: [
            ("{ type: string, maxLength: ten }", "a number expected, not `ten`"),
            ("{ type: string, maxLength: \"0x10\" }", "a number expected, not `0x10`"),
            ("{ type: string, minLength: -1 }", "0 or more expected, not -1"),
            ("{ type: string, x-max-bytes: 1.5 }", "a whole number of 64 bits expected, not `1.5`"),
            ("{ type: string, minLength: 3, maxLength: 2 }", "`minLength` is above `maxLength`"),
            ("{ type: integer, minimum: 0.5 }", "a whole number of 64 bits expected, not `0.5`"),
            ("{ type: integer, maximum: 1e30 }", "a whole number of 64 bits expected, not `1e30`"),
            ("{ type: integer, enum: [1, two] }", "a number expected, not `two`"),
            ("{ type: integer, enum: [] }", "one value or more expected"),
            ("{ type: integer, multipleOf: 0 }", "more than 0 expected"),
            ("{ type: number, minimum: nan }", "a number expected, not `nan`"),
            ("{ type: number, maximum: null }", "a text or number expected, not null"),
            ("{ type: array, items: { type: string }, maxItems: many }", "a number expected, not `many`"),
        ])
    func numbers(schema: String, message: String) {
        #expect(SmallDescription.refusal(SmallDescription.text(body: ["a: \(schema)"])) == "things.yaml: " + message)
    }

    @Test("are whole numbers, however these are written")
    func wholeNumbers() throws {
        guard
            case .integer(let rules) = try Self.field(
                "{ type: integer, minimum: 1.0, maximum: 1e1, multipleOf: 1.0, enum: [1.0, 2.0] }"
            ).type
        else {
            Issue.record("no integer")
            return
        }
        #expect(rules.range == Bounds(minimum: "1", maximum: "10"))
        #expect(rules.step == "1" && rules.values == ["1", "2"])
    }

    @Test(
        "are refused where they do not apply",
        arguments: [
            ("{ type: integer, minLength: 1 }", "`minLength` does not apply to the type `integer`"),
            ("{ type: string, maximum: 1 }", "`maximum` does not apply to the type `string`"),
            ("{ type: boolean, enum: [\"true\"] }", "`enum` does not apply to the type `boolean`"),
            ("{ type: string, items: { type: string } }", "`items` does not apply to the type `string`"),
            ("{ type: array, items: { type: string }, pattern: a }", "`pattern` does not apply to the type `array`"),
            ("{ type: object, minItems: 1 }", "`minItems` does not apply to the type `object`"),
            ("{ type: object, required: [b] }", "`required` needs `properties` beside it"),
            (
                "{ type: object, properties: {}, additionalProperties: { type: string } }",
                "beside `properties` it is `true` or `false`"
            ),
            ("{ type: string, x-open-enum: true }", "`x-open-enum` needs `enum` beside it"),
            ("{ minLength: 1 }", "`minLength` needs a `type` beside it"),
            ("{ items: { type: string } }", "`items` needs a `type` beside it"),
            ("{ enum: [1, 2] }", "say with `type` what these values are"),
            (
                "{ type: array, items: { type: string, x-sensitive: true } }",
                "`x-sensitive` belongs to the list or map itself, not to what is in it"
            ),
            (
                "{ type: object, additionalProperties: { type: string, x-aliases: [b] } }",
                "`x-aliases` belongs to the list or map itself, not to what is in it"
            ),
            ("{ type: string, pattern: \"a\\tb\" }", "in a pattern a tab is written `\\t` and a line break `\\n`"),
            ("{ type: integer, default: \"1\\tunit=GB\" }", "`1\tunit=GB` is not one value"),
        ])
    func kinds(schema: String, message: String) {
        #expect(SmallDescription.refusal(SmallDescription.text(body: ["a: \(schema)"])) == "things.yaml: " + message)
    }

    @Test("without a type are those of a text when words are listed")
    func words() throws {
        #expect(try Self.field("{ enum: [x, y] }").type.enumeration?.values == ["x", "y"])
    }

    @Test("of an object without described members let every object pass, and nothing else")
    func openObject() throws {
        for schema in ["{ type: object }", "{ type: object, additionalProperties: true }"] {
            guard case .map(of: .any) = try Self.field(schema).type else {
                Issue.record("\(schema) is no open object")
                continue
            }
        }
        guard case .object(let object) = try Self.field("{ type: object, additionalProperties: false }").type else {
            Issue.record("it is no object without members")
            return
        }
        #expect(object.fields.isEmpty && !object.isOpen)
    }

    @Test("take null for nothing, not for a text")
    func null() throws {
        #expect(try Self.field("{ type: string, default: null }").default == nil)
        #expect(try Self.field("{ type: string, default: \"null\" }").default == "\"null\"")
        #expect(try Self.field("{ type: [string, null], enum: [x, null] }").type.enumeration?.values == ["x"])
        let document = try JSONValue(
            parsing: Array(
                """
                { "info": { "title": "x" }, "paths": { "/x": { "post": { "operationId": "X", "summary": "x",
                  "x-lua-name": "x.y", "x-effect": "read", "responses": { "200": {} },
                  "parameters": [{ "name": "q", "in": "query", "schema": { "type": "string", "default": null } }] } } } }
                """.utf8))
        let api = try DescriptionParser.parse(sources: ["x.json": DescriptionNode(document)])
        #expect(api.modules[0].operations[0].arguments[0].default == nil)
    }

    @Test("are not lost for lists within lists")
    func innerCounts() throws {
        let type = try Self.field("{ type: array, items: { type: array, maxItems: 2, items: { type: string } } }")
        #expect(TableType.columns(type, TableNames()) == ["a", "[[string", "count=..2", "count=.."])
        let outer = try Self.field("{ type: array, maxItems: 2, items: { type: array, items: { type: string } } }")
        #expect(TableType.columns(outer, TableNames()) == ["a", "[[string", "count=..2"])
    }
}
