import GaussDB
import JSONWire
import Testing

/// Two arguments of the same name travel at different places; one of them is called something else by scripts.
@Suite("Names on the wire")
struct WireNameTests {
    private let operation = Calls.operation(
        [
            Field(name: "body_limit", wireName: "limit", schema: .integer(IntegerRules(maximum: 9)), isRequired: true),
            Field(name: "name", schema: .string(StringRules())),
        ],
        parameters: [Parameter(location: .query, field: Field(name: "limit", schema: .integer(IntegerRules())))],
        constraints: [Constraint(rule: .otherThan(path: "body_limit", ["7"]), reason: "")])

    private func arrived(
        _ body: JSONObject, query: [(name: String, value: String)] = []
    ) -> RequestValidator.Result {
        RequestValidator.check(operation, path: [:], query: query, body: .object(body))
    }

    @Test("are those of the members unless they are given")
    func areThoseOfTheMembers() {
        #expect(Field(name: "a", schema: .boolean).wireName == "a")
        #expect(Field(name: "a", wireName: "b", schema: .boolean).wireName == "b")
    }

    @Test("are what a body is written with")
    func areWritten() throws {
        let call = try Calls.prepare(operation, ["body_limit": 3, "limit": 5, "name": "x"])
        #expect(call.request.target == "/v3/\(Calls.project)/things?limit=5")
        #expect(String(decoding: call.request.body, as: UTF8.self) == #"{"limit":3,"name":"x"}"#)
        // Policies and journals see the names that scripts use.
        #expect(call.arguments == ["body_limit": 3, "limit": 5, "name": "x"])
    }

    @Test("do not let an argument stray into the body")
    func doNotStray() throws {
        #expect(try Calls.refusal(operation, ["limit": 3]).message == "`body_limit` is required")
    }

    @Test("are what an arriving body is read with")
    func areRead() {
        let result = arrived(["limit": 3, "name": "x"], query: [("limit", "5")])
        #expect(result.problems == [])
        #expect(result.arguments == ["body_limit": 3, "limit": 5, "name": "x"])
    }

    @Test("do not keep an arriving body from being checked")
    func areChecked() {
        #expect(arrived(["limit": 10]).problems.map(\.message) == ["`body_limit` is 10; allowed: at most 9"])
        #expect(arrived(["limit": 7]).problems.map(\.message) == ["`body_limit` must not be 7"])
        #expect(arrived([:], query: [("limit", "5")]).problems.map(\.message) == ["`body_limit` is required"])
    }

    @Test("are the only names that an arriving body may use")
    func areTheOnlyNames() {
        let messages = arrived(["body_limit": 3]).problems.map(\.message)
        #expect(messages == ["unknown field `body_limit` in the body", "`body_limit` is required"])
    }

    @Test("go to the service and come back the same")
    func comeBack() throws {
        let arguments: JSONObject = ["body_limit": 3, "limit": 5]
        let request = try Calls.prepare(operation, arguments).request
        let body = try #require(try JSONValue(parsing: request.body).objectValue)
        #expect(arrived(body, query: OperationRouter.query(of: request.target)).arguments == arguments)
    }
}
