import GaussDB
import JSONWire
import Testing

/// Arguments that have no text, in the places where only text can travel.
struct RequestTextTests {
    private static let text = Schema.string(StringRules())

    private func operation(
        _ location: Parameter.Location, _ schema: Schema = .any, path: String = "/v3/{project_id}/things/{id}"
    ) -> OperationDescriptor {
        OperationDescriptor(
            id: "DeleteThing", luaName: "thing.delete", method: .delete, path: PathTemplate(path), section: "",
            summary: "", effect: .destroy, wait: .none,
            parameters: [Parameter(location: location, field: Field(name: "id", schema: schema))])
    }

    private static let list = Schema.array(of: .any, minCount: nil, maxCount: nil)

    @Test(
        arguments: [
            (nil, .any, "`id` is required: it is a part of the path"),
            (.null, .any, "`id` is required: it is a part of the path"),
            (["a"], .any, "`id` is a list; the path takes texts, numbers, true and false"),
            ([], .any, "`id` is an empty list; the path takes texts, numbers, true and false"),
            (["a"], list, "`id` is a list; the path takes texts, numbers, true and false"),
            (["a": 1], .any, "`id` is a table of named members; the path takes texts, numbers, true and false"),
            (nil, text, "`id` is required: it is a part of the path"),
            // The description's complaint is enough.
            (["a"], text, "`id` must be a text, not a list"),
        ] as [(JSONValue?, Schema, String)])
    func `a part of the path that cannot be written is refused, not left out`(
        value: JSONValue?, schema: Schema, message: String
    ) throws {
        var arguments = JSONObject()
        arguments["id"] = value
        let error = try Calls.refusal(operation(.path, schema), arguments)
        #expect(error.message == message)
        #expect(error.hint == nil)
        #expect(error.path == "id")
    }

    @Test func `a part of the path that the description forgot is refused, too`() throws {
        let operation = OperationDescriptor(
            id: "DeleteThing", luaName: "thing.delete", method: .delete, path: PathTemplate("/things/{id}"),
            section: "",
            summary: "", effect: .destroy, wait: .none)
        #expect(try Calls.refusal(operation, [:]).path == "id")
    }

    @Test(
        arguments: [
            (["a": 1], "id", "`id` is a table of named members; a query takes texts, numbers, true and false"),
            ([:], "id", "`id` is an empty table; a query takes texts, numbers, true and false"),
            (["a", ["b"]], "id[2]", "`id[2]` is a list; a query takes texts, numbers, true and false"),
            (["a", nil], "id[2]", "`id[2]` is null; a query takes texts, numbers, true and false"),
            ([["a": 1]], "id[1]", "`id[1]` is a table of named members; a query takes texts, numbers, true and false"),
        ] as [(JSONValue, String, String)])
    func `a query refuses what it cannot carry`(value: JSONValue, path: String, message: String) throws {
        let error = try Calls.refusal(operation(.query, path: "/things"), ["id": value])
        #expect(error.message == message)
        #expect(error.path == path)
    }

    @Test(
        arguments: [
            (["a"], "`id` is a list; a header takes texts, numbers, true and false"),
            ([], "`id` is an empty list; a header takes texts, numbers, true and false"),
            (["a": 1], "`id` is a table of named members; a header takes texts, numbers, true and false"),
        ] as [(JSONValue, String)])
    func `a header refuses what it cannot carry`(value: JSONValue, message: String) throws {
        let error = try Calls.refusal(operation(.header, path: "/things"), ["id": value])
        #expect(error.message == message)
        #expect(error.path == "id")
    }

    @Test(arguments: [Parameter.Location.query, .header])
    func `what is null or not given is left out there`(location: Parameter.Location) throws {
        for arguments in [[:], ["id": nil]] as [JSONObject] {
            let request = try Calls.prepare(operation(location, path: "/things"), arguments).request
            #expect(request.target == "/things")
            #expect(request.headers["id"] == nil)
        }
    }
}
