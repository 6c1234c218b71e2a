import GaussDB
import JSONWire
import Testing

@Suite("Redaction")
struct RedactionTests {
    @Test("replaces secrets and nothing else")
    func replaceSecrets() throws {
        let operation = try #require(Catalogue.shared.operation(lua: "instance.create"))
        let redacted = operation.redacted(Calls.instance())
        #expect(redacted["password"] == "‹redacted›")
        var expected = Calls.instance()
        expected["password"] = "‹redacted›"
        #expect(redacted == expected)
        #expect(redacted.keys == expected.keys)
    }

    @Test("reaches into lists and tables, and leaves null")
    func reachDeep() {
        let secret = Field(name: "key", schema: .string(StringRules()), isSensitive: true)
        let item = Schema.object(ObjectSchema(name: "Item", fields: [secret, Field(name: "id", schema: .any)]))
        let operation = Calls.operation([
            Field(name: "items", schema: .array(of: item, minCount: nil, maxCount: nil)),
            Field(
                name: "keys", schema: .array(of: .string(StringRules()), minCount: nil, maxCount: nil),
                isSensitive: true),
            secret,
        ])
        let arguments: JSONObject = [
            "items": [["key": "s", "id": 1], ["id": 2]], "keys": ["s"], "key": nil, "unknown": ["key": "kept"],
        ]
        #expect(
            operation.redacted(arguments) == [
                "items": [["key": "‹redacted›", "id": 1], ["id": 2]], "keys": "‹redacted›", "key": nil,
                "unknown": ["key": "kept"],
            ])
    }
}
