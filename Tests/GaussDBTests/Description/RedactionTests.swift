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

    // MARK: Arguments of another shape

    private static let user = Schema.object(
        ObjectSchema(
            name: "User",
            fields: [
                Field(name: "name", schema: .string(StringRules())),
                Field(name: "password", schema: .string(StringRules()), isSensitive: true, aliases: ["pass_word"]),
            ]))
    private static let users = Schema.array(of: user, minCount: nil, maxCount: nil)
    private static let hidden: JSONValue = "‹redacted›"

    @Test(
        arguments: [
            // One user where a list of them belongs, and a list with names instead of numbers.
            (users, ["name": "n", "password": "s"], ["name": "n", "password": hidden]),
            (users, ["1": ["name": "n", "password": "s"]], ["1": ["name": "n", "password": hidden]]),
            (users, ["n": "s"], ["n": hidden]),
            (users, "n:s", hidden), (users, 7, hidden), (users, nil, nil), (users, [nil], [nil]),
            (users, ["s"], [hidden]), (users, [["s"]], [[hidden]]),
            (users, [[["name": "n", "password": "s"]]], [[["name": "n", "password": hidden]]]),
            (user, [["name": "n", "password": "s"]], [["name": "n", "password": hidden]]),
            (user, ["s"], [hidden]), (user, "s", hidden),
            (
                user, ["pass_word": "s", "pasword": "s", "Password": "s", "colour": "red"],
                ["pass_word": hidden, "pasword": hidden, "Password": hidden, "colour": "red"]
            ),
            (user, ["password": ["s"], "name": ["n"]], ["password": hidden, "name": ["n"]]),
        ] as [(Schema, JSONValue, JSONValue)])
    func `values of another shape show no secret`(schema: Schema, value: JSONValue, shown: JSONValue) {
        let operation = Calls.operation([Field(name: "users", schema: schema)])
        #expect(operation.redacted(["users": value]) == ["users": shown])
    }

    @Test(
        arguments: [
            (users, "s3same", false), (users, ["s3same"], false), (user, "s3same", false), (users, [["s3same"]], false),
            (
                .object(ObjectSchema(name: "Keys", fields: [Field(name: "id", schema: .boolean)])), ["id": "s3same"],
                true
            ),
            (.object(ObjectSchema(name: "Keys", fields: [], additional: .boolean)), ["id": "s3same"], true),
        ] as [(Schema, JSONValue, Bool)])
    func `a complaint about the shape shows no secret either`(schema: Schema, value: JSONValue, isSensitive: Bool) {
        let problems = Calls.problems(schema, value, isSensitive: isSensitive)
        #expect(problems.count == 1)
        #expect(problems.allSatisfy { !$0.contains("s3same") })
    }

    @Test func `a user in place of a list of users does not show the password`() throws {
        let operation = try #require(Catalogue.shared.operation(lua: "user.create"))
        let redacted = operation.redacted(["users": ["name": "n", "password": "Sesame-123"]])
        #expect(!redacted.description.contains("Sesame"))
        #expect(redacted.description.contains("\"n\""))
    }

    @Test func `the values of maps are entered`() {
        let map = Schema.object(ObjectSchema(name: "Map", fields: [], additional: Self.user))
        let operation = Calls.operation([Field(name: "by_name", schema: map)])
        #expect(
            operation.redacted(["by_name": ["n": ["name": "n", "password": "s"], "m": "s"]])
                == ["by_name": ["n": ["name": "n", "password": Self.hidden], "m": Self.hidden]])
    }

    @Test func `a body that is a map is entered, too`() {
        let operation = OperationDescriptor(
            id: "T", luaName: "t.t", method: .post, path: PathTemplate("/t"), section: "", summary: "", effect: .change,
            wait: .none, body: .object(ObjectSchema(name: "Map", fields: [], additional: Self.user)))
        #expect(operation.redacted(["n": ["password": "s"]]) == ["n": ["password": Self.hidden]])
    }

    @Test func `what has no secret is shown whatever its shape`() {
        let plain = Schema.array(of: .string(StringRules()), minCount: nil, maxCount: nil)
        let operation = Calls.operation([Field(name: "names", schema: plain), Field(name: "any", schema: .any)])
        let arguments: JSONObject = ["names": ["a": ["b"]], "any": ["password": "p"], "other": 1]
        #expect(operation.redacted(arguments) == arguments)
    }
}
