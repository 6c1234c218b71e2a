import GaussDB
import JSONWire
import Testing

@Suite("Requests")
struct RequestBuilderTests {
    private static let text = Schema.string(StringRules())

    private static func get(
        _ name: String, in location: Parameter.Location = .path, isRequired: Bool = true, _ schema: Schema = text
    )
        -> OperationDescriptor
    {
        OperationDescriptor(
            id: "GetThing", luaName: "thing.get", method: .get,
            path: PathTemplate(location == .path ? "/v3/{project_id}/things/{\(name)}" : "/v3/{project_id}/things"),
            section: "0.0.0", summary: "", effect: .read, wait: .none,
            parameters: [
                Parameter(location: location, field: Field(name: name, schema: schema, isRequired: isRequired))
            ])
    }

    private func target(_ operation: OperationDescriptor, _ arguments: JSONObject) throws -> String {
        try Calls.prepare(operation, arguments).request.target
    }

    @Test("encode every byte of a path segment that is not unreserved")
    func encodePaths() throws {
        let operation = Self.get("id")
        #expect(try target(operation, ["id": "aZ09-._~"]) == "/v3/\(Calls.project)/things/aZ09-._~")
        #expect(try target(operation, ["id": "a/b?c#d%e f"]) == "/v3/\(Calls.project)/things/a%2Fb%3Fc%23d%25e%20f")
        #expect(try target(operation, ["id": "../x"]) == "/v3/\(Calls.project)/things/..%2Fx")
        #expect(try target(operation, ["id": "数"]) == "/v3/\(Calls.project)/things/%E6%95%B0")
    }

    @Test(
        "refuse path segments that would change the route",
        arguments: [
            ("", "`id` is empty; it is a part of the path"),
            (".", "`id` is \".\", which would change the path of the request"),
            ("..", "`id` is \"..\", which would change the path of the request"),
            ("a\nb", "`id` contains a control character"),
            ("a\u{0}", "`id` contains a control character"),
            ("a\u{7F}", "`id` contains a control character"),
        ])
    func refusePaths(value: String, message: String) throws {
        let error = try Calls.refusal(Self.get("id"), ["id": .string(value)])
        #expect(error.message == message)
        #expect(error.path == "id")
    }

    @Test("refuse a path segment that is missing or null")
    func requirePaths() throws {
        #expect(try Calls.refusal(Self.get("id"), [:]).message == "`id` is required")
        #expect(try Calls.refusal(Self.get("id"), ["id": nil]).message == "`id` is required")
    }

    @Test("refuse a project id that would change the route", arguments: ["", ".", ".."])
    func refuseProjects(project: String) throws {
        let error = #expect(throws: GaussDBError.self) {
            try RequestBuilder.prepare(
                Self.get("id"), arguments: ["id": "x"], projectID: project, endpoint: Calls.endpoint,
                options: CallOptions())
        }
        #expect(error?.path == "project_id")
    }

    @Test("write the query in the order of the description, encoded")
    func writeQueries() throws {
        let operation = try #require(Catalogue.shared.operation(lua: "instance.list"))
        let target = try target(operation, ["tags": "环境=a&b,c=d", "limit": 10, "offset": 0, "name": "*o r"])
        #expect(
            target
                == "/v3.1/\(Calls.project)/instances?name=%2Ao%20r&offset=0&limit=10&tags=%E7%8E%AF%E5%A2%83%3Da%26b%2Cc%3Dd"
        )
        #expect(OperationRouter.query(of: target).map(\.value) == ["*o r", "0", "10", "环境=a&b,c=d"])
    }

    @Test("leave out query parameters that are null, and write booleans and lists as text")
    func writeQueryValues() throws {
        #expect(try target(Self.get("q", in: .query, isRequired: false), ["q": nil]) == "/v3/\(Calls.project)/things")
        #expect(try target(Self.get("q", in: .query, .boolean), ["q": true]) == "/v3/\(Calls.project)/things?q=true")
        let list = Schema.array(of: Self.text, minCount: nil, maxCount: nil)
        #expect(
            try target(Self.get("q", in: .query, list), ["q": ["a", "b"]]) == "/v3/\(Calls.project)/things?q=a&q=b")
    }

    @Test("carry header parameters, and refuse line breaks in them")
    func writeHeaders() throws {
        let operation = Self.get("X-Thing", in: .header)
        #expect(try Calls.prepare(operation, ["X-Thing": "a b"]).request.headers["x-thing"] == "a b")
        for value in ["a\r\nX-Evil: 1", "a\n", "\r", "a\u{0}"] {
            let error = try Calls.refusal(operation, ["X-Thing": .string(value)])
            #expect(error.message == "`X-Thing` contains a line break or another control character")
        }
    }

    @Test("always say that they are JSON")
    func sayTheirType() throws {
        #expect(try Calls.prepare("instance.list", [:]).request.headers["Content-Type"] == "application/json")
    }

    @Test("write the body in the order of the description, at any depth, and nothing else into it")
    func orderBodies() throws {
        let call = try Calls.prepare(
            "proxy.create",
            [
                "nodes_read_weight": [["weight": 1, "id": "n"]], "node_num": 2, "instance_id": .string(Calls.instance),
                "flavor_ref": "f",
            ])
        #expect(
            String(decoding: call.request.body, as: UTF8.self)
                == #"{"flavor_ref":"f","node_num":2,"nodes_read_weight":[{"id":"n","weight":1}]}"#)
        #expect(call.request.method == .post)
        #expect(call.request.endpoint == Calls.endpoint)
        #expect(call.arguments.keys == ["instance_id", "flavor_ref", "node_num", "nodes_read_weight"])
    }

    @Test("have an empty object for a body that is required, no byte for one that is not or does not exist")
    func chooseBodies() throws {
        let field = Field(name: "a", schema: .boolean)
        #expect(try Calls.prepare(Calls.operation([field]), [:]).request.body == Array("{}".utf8))
        #expect(try Calls.prepare(Calls.operation([field], isBodyRequired: false), [:]).request.body == [])
        #expect(try Calls.prepare("instance.delete", ["instance_id": .string(Calls.instance)]).request.body == [])
        #expect(
            try Calls.prepare("instance.restart", ["instance_id": .string(Calls.instance)]).request.body
                == Array("{}".utf8))
    }

    @Test("are refused above 12 MB, with all their bytes counted")
    func limitBodies() throws {
        let operation = Calls.operation([Field(name: "a", schema: Self.text)])
        // `{"a":""}` are 8 bytes.
        let room = RequestBuilder.maxBodyBytes - 8
        #expect(
            try Calls.prepare(operation, ["a": .string(String(repeating: "x", count: room))]).request.body.count == 12
                << 20)
        let error = try Calls.refusal(operation, ["a": .string(String(repeating: "x", count: room + 1))])
        #expect(error.message == "the request body has 12582913 bytes; at most 12582912 are allowed")
    }

    @Test("need no argument that has only one possible value")
    func fillPaths() throws {
        let call = try Calls.prepare("engine.list_flavors", ["availability_zone_mode": "single"])
        #expect(call.request.target == "/v3/\(Calls.project)/flavors/gaussdb-mysql?availability_zone_mode=single")
    }

    @Test("accept scalars where the service wants text")
    func acceptScalars() throws {
        let call = try Calls.prepare("job.list", ["offset": 0, "limit": 50.0])
        #expect(call.request.target == "/v3/\(Calls.project)/immediate-jobs?offset=0&limit=50")
        #expect(try Calls.refusal("job.list", ["limit": 30]).path == "limit")
    }

    @Test("are refused for a window that ends before it begins")
    func refuseEmptyWindows() throws {
        let error = try Calls.refusal(
            "job.list", ["start_time": "2024-01-02T00:00:00+0000", "end_time": "2024-01-01T00:00:00+0000"])
        #expect(error.message == "`start_time` is later than `end_time`: the window is empty")
    }

    @Test("never put a secret into their errors")
    func keepSecrets() throws {
        for password in ["sesame", "open sesame please", "opensesame"] {
            let error = try Calls.refusal("instance.create", Calls.instance(["password": .string(password)]))
            #expect(error.path == "password")
            #expect(!"\(error) \(error.hint ?? "")".contains("sesame"))
        }
        let error = try Calls.refusal("instance.create", Calls.instance(["password": ["sesame"]]))
        #expect(!"\(error) \(error.hint ?? "")".contains("sesame"))
    }
}
