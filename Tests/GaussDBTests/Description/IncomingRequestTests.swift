import GaussDB
import JSONWire
import Testing

/// What the emulator asks of the description.
@Suite("Requests that arrive")
struct IncomingRequestTests {
    private func problems(
        _ lua: String, path: [String: String] = ["project_id": "p", "instance_id": Calls.instance],
        query: [(name: String, value: String)] = [], body: JSONValue? = nil
    ) throws -> [String] {
        let operation = try #require(Catalogue.shared.operation(lua: lua))
        return RequestValidator.problems(operation, path: path, query: query, body: body).map(\.message)
    }

    @Test("are right when they follow the description")
    func accept() throws {
        #expect(try problems("proxy.list", query: [("offset", "0"), ("limit", "100")]) == [])
        #expect(try problems("proxy.create", body: ["flavor_ref": "f", "node_num": 2]) == [])
        #expect(try problems("instance.delete") == [])
        #expect(try problems("instance.delete", body: [:]) == [])
    }

    @Test("have their query read by the types of the parameters")
    func readTypes() throws {
        let operation = try #require(Catalogue.shared.operation(lua: "proxy.list"))
        let result = RequestValidator.check(
            operation, path: ["project_id": "p", "instance_id": Calls.instance], query: [("limit", "7")], body: nil)
        #expect(result.arguments == ["instance_id": .string(Calls.instance), "limit": 7])
    }

    @Test("are wrong when a query value is of another type, out of bounds, unknown or given twice")
    func refuseQueries() throws {
        #expect(
            try problems("proxy.list", query: [("limit", "ten")]) == ["`limit` must be a whole number, not \"ten\""])
        #expect(try problems("proxy.list", query: [("limit", "101")]) == ["`limit` is 101; allowed: 1 to 100"])
        #expect(
            try problems("proxy.list", query: [("limits", "1")]) == ["unknown field `limits`; did you mean `limit`?"])
        #expect(try problems("proxy.list", query: [("limit", "1"), ("limit", "2")]) == ["`limit` is given twice"])
    }

    @Test("are wrong when the body is missing, of another kind, or not wanted")
    func refuseBodies() throws {
        #expect(try problems("sqlfilter.set_switch").first == "a body is required")
        #expect(try problems("sqlfilter.set_switch", body: ["ON"]).first == "the body must be a JSON object")
        #expect(try problems("instance.delete", body: ["force": true]) == ["instance.delete takes no body"])
        #expect(
            try problems("sqlfilter.set_switch", body: ["switch_status": "on"])
                == ["`switch_status` must be \"ON\" or \"OFF\", not \"on\""])
    }

    @Test("cannot put a member of one place into another")
    func separatePlaces() throws {
        // Else the body would choose another instance than the path.
        #expect(
            try problems("proxy.create", body: ["instance_id": "other", "flavor_ref": "f", "node_num": 2])
                == ["unknown field `instance_id` in the body"])
        #expect(
            try problems("proxy.create", query: [("flavor_ref", "f")], body: ["node_num": 2])
                == ["unknown field `flavor_ref` in the query", "`flavor_ref` is required"])
        #expect(
            try problems("proxy.list", query: [("instance_id", "x")]) == ["unknown field `instance_id` in the query"])
    }
}
