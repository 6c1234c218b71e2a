import GaussDB
import JSONWire
import Synchronization
import Testing

@Suite struct RawRequestTests {
    /// Keeps the calls that it sees.
    private final class Witness: Middleware {
        private let state = Mutex<[Call]>([])
        var calls: [Call] { state.withLock(\.self) }

        func intercept(
            _ call: Call, next: @Sendable (Call) async throws -> CallResponse
        ) async throws -> CallResponse {
            state.withLock { $0.append(call) }
            return try await next(call)
        }
    }

    private let witness = Witness()

    private func client(_ transport: ScriptedTransport) -> Client {
        Samples.client(transport, middleware: [witness])
    }

    private func answering(_ count: Int = 1) -> ScriptedTransport {
        ScriptedTransport(Array(repeating: .json("{}"), count: count))
    }

    // MARK: What a request counts as

    @Test(
        arguments: [
            (.get, "/v3.1/{project_id}/instances", "instance.list", .read),
            (.get, "/v3.1/p/instances", "instance.list", .read),
            (.post, "/v3/{project_id}/instances", "instance.create", .change),
            (.delete, "/v3/{project_id}/instances/\(Calls.instance)", "instance.delete", .destroy),
            (.get, "/v3/{project_id}/instances/{project_id}/proxies", "proxy.list", .read),
            (.get, "/v3/{project_id}/instances/a b%/proxies", "proxy.list", .read),
        ] as [(HTTPMethod, String, String, Effect)])
    func `a request with an operation's method and path counts as that operation`(
        method: HTTPMethod, path: String, name: String, effect: Effect
    ) async throws {
        let transport = answering()
        _ = try await client(transport).request(method, path)
        let operation = try #require(witness.calls.first).operation
        #expect(operation.luaName == name)
        #expect(operation.effect == effect)
        #expect(operation.id == Catalogue.shared.operation(lua: name)?.id)
    }

    @Test(
        arguments: [
            (.get, .read), (.head, .read), (.delete, .destroy), (.post, .change), (.put, .change), (.patch, .change),
        ] as [(HTTPMethod, Effect)])
    func `any other request has an effect by its method`(method: HTTPMethod, effect: Effect) async throws {
        let transport = answering(2)
        // The second path is one of the service's, which takes other methods.
        let others = "/v3/{project_id}/instances/\(Calls.instance)/restart"
        for path in ["/v9/new"] + (method == .post ? [] : [others]) {
            _ = try await client(transport).request(method, path)
            let operation = try #require(witness.calls.last).operation
            #expect(operation.luaName == "api.request")
            #expect(operation.effect == effect)
        }
    }

    @Test func `a request to an operation that was added counts as that operation`() async throws {
        let line = "op\tPurge\tthing.purge\tPOST\t/v9/{project_id}/things/{id}/purge\n=\teffect\tdestroy"
        let catalogue = try Catalogue.shared.adding([ModuleTable(modules: ["thing"], text: line)])
        let other = try Catalogue.shared.adding([
            ModuleTable(modules: ["thing"], text: line.replacing("destroy", with: "read"))
        ])
        for (known, effect) in [(catalogue, Effect.destroy), (other, .read), (catalogue, .destroy), (.shared, .change)]
        {
            _ = try await client(answering()).request(.post, "/v9/{project_id}/things/7/purge", catalogue: known)
            let operation = try #require(witness.calls.last).operation
            #expect(operation.effect == effect)
            #expect(operation.luaName == (known === Catalogue.shared ? "api.request" : "thing.purge"))
        }
        _ = try await client(answering()).request(.get, "/v3.1/{project_id}/instances", catalogue: catalogue)
        #expect(witness.calls.last?.operation.luaName == "instance.list")
    }

    @Test func `errors name the operation, or api.request`() async {
        let transport = ScriptedTransport([.error(404, "DBS.200002"), .error(404, "DBS.200002")])
        let client = client(transport)
        let known = await gaussDBError { try await client.request(.get, "/v3.1/{project_id}/instances") }
        #expect(known?.operation == "instance.list")
        #expect(known?.class == .notFound)
        let unknown = await gaussDBError { try await client.request(.get, "/v9/{project_id}/new") }
        #expect(unknown?.operation == "api.request")
        #expect(unknown?.requestID == "req-404")
    }

    @Test func `only a request that reads is repeated after it may have arrived`() async throws {
        let lost = ScriptedTransport.Reply.fail(Samples.failure(.connectionLost, sent: true))
        let reading = ScriptedTransport([lost, .json("{}")])
        #expect(try await client(reading).request(.get, "/v9/new").attempts == 2)
        let changing = ScriptedTransport([lost, .json("{}")])
        let error = await gaussDBError { try await client(changing).request(.put, "/v9/new") }
        #expect(error?.mayHaveTakenEffect == true)
        #expect(changing.requests.count == 1)
    }

    // MARK: What is sent

    @Test func `a request is sent as it is given, signed so that it verifies`() async throws {
        let transport = ScriptedTransport([.json(#"{"id": 9007199254740993}"#, status: 201)])
        let body: JSONObject = ["b": [1, nil], "a": ["x": 18_014_398_509_481_985]]
        let response = try await client(transport).request(
            .patch, "/v3/{project_id}/things", query: ["z": 1, "a": true], body: body)
        let request = try #require(transport.requests.first)
        #expect(request.method == .patch)
        #expect(request.target == "/v3/\(Samples.project)/things?z=1&a=true")
        #expect(request.body == Array(#"{"b":[1,null],"a":{"x":18014398509481985}}"#.utf8))
        #expect(request.headers["Content-Type"] == "application/json")
        #expect(throws: Never.self) { try SignatureVerifier().verify(request, now: Samples.date) { _ in Samples.key } }
        #expect(response.status == 201)
        #expect(try response.json() == ["id": 9_007_199_254_740_993])
    }

    @Test(
        arguments: [
            ("/v3/{project_id}/things", "/v3/\(Samples.project)/things"),
            ("/{project_id}/{project_id}", "/\(Samples.project)/\(Samples.project)"),
            ("/v3/a b", "/v3/a%20b"), ("/v3/数", "/v3/%E6%95%B0"), ("/v3/a%2Fb", "/v3/a%252Fb"),
            ("/v3/a:b@c;d=e&f+g", "/v3/a%3Ab%40c%3Bd%3De%26f%2Bg"), ("/v3/aZ09-._~", "/v3/aZ09-._~"),
            ("/v3/...", "/v3/..."), ("/v3/..a", "/v3/..a"),
        ])
    func `segments are taken as text, but for the project`(path: String, target: String) async throws {
        let transport = answering()
        _ = try await client(transport).request(.get, path)
        #expect(transport.requests.map(\.target) == [target])
    }

    @Test func `a query has texts, numbers, booleans and lists, and nothing for null`() async throws {
        let transport = answering()
        _ = try await client(transport).request(
            .get, "/v9/new",
            query: [
                "name": "a&b=数", "count": 7, "whole": 7.0, "part": 7.25, "on": false, "nothing": nil,
                "id": ["x", 2, true], "none": [], "empty": "",
            ])
        #expect(
            transport.requests.map(\.target) == [
                "/v9/new?name=a%26b%3D%E6%95%B0&count=7&whole=7&part=7.25&on=false&id=x&id=2&id=true&empty="
            ])
    }

    @Test func `a request without a body has none, and an empty one is an empty object`() async throws {
        let transport = answering(2)
        _ = try await client(transport).request(.post, "/v9/new")
        _ = try await client(transport).request(.post, "/v9/new", body: [:])
        #expect(transport.requests.map(\.body) == [[], Array("{}".utf8)])
    }

    @Test func `query and body may use the same names`() async throws {
        let transport = answering(2)
        let client = client(transport)
        _ = try await client.request(.post, "/v9/new", query: ["limit": 1], body: ["limit": 2])
        _ = try await client.request(
            .post, "/v9/new", query: ["limit": 1, "query.limit": 2],
            body: ["query.limit": 3, "query.query.limit": 4, "limit": 5])
        #expect(transport.requests.map(\.target) == ["/v9/new?limit=1", "/v9/new?limit=1&query.limit=2"])
        #expect(
            try transport.requests.map { try JSONValue(parsing: $0.body) } == [
                ["limit": 2], ["query.limit": 3, "query.query.limit": 4, "limit": 5],
            ])
    }

    @Test func `the arguments of a known operation are not checked`() async throws {
        let transport = answering()
        _ = try await client(transport).request(
            .get, "/v3.1/{project_id}/instances", query: ["limit": 100_000, "colour": "red"])
        #expect(transport.requests.count == 1)
    }

    // MARK: What is refused

    @Test(
        arguments: [
            "", "v3/things", "https://example.com/v3", " /v3/things", "/", "//", "/v3//things", "/v3/things/",
            "/v3/./things", "/v3/../things", "/v3/things/..", "/.", "/..", "/v3/things?limit=1", "/v3/things?",
            "/v3/things#top", "/v3/{instance_id}", "/v3/{project_id", "/v3/project_id}", "/v3/x{project_id}", "/v3/{}",
            "/v3/{Project_id}", "/v3/things\r\nX-Evil: 1", "/v3/things\n", "/v3/\tthings", "/v3/\u{0}", "/v3/\u{7F}",
            "/v3/\u{85}",
        ])
    func `a path that is no path is refused and nothing is sent`(path: String) async {
        let transport = answering()
        let error = await gaussDBError { try await client(transport).request(.get, path) }
        #expect(error?.kind == .validation)
        #expect(error?.class == .input)
        #expect(error?.operation == "api.request")
        #expect(error?.path == "path")
        #expect(error?.message.hasPrefix("a path ") == true)
        #expect(transport.requests.isEmpty)
        #expect(witness.calls.isEmpty)
    }

    @Test(
        arguments: [["filter": ["a": 1]], ["filter": [:]], ["filter": [["a": 1]]], ["filter": [["a"]], "x": 1]]
            as [JSONObject])
    func `an object in the query is refused and nothing is sent`(query: JSONObject) async {
        let transport = answering()
        let error = await gaussDBError { try await client(transport).request(.get, "/v9/new", query: query) }
        #expect(error?.kind == .validation)
        #expect(error?.operation == "api.request")
        #expect(error?.path?.hasPrefix("query.filter") == true)
        #expect(transport.requests.isEmpty)
    }

    @Test func `a number that JSON cannot write is refused with its path, and nothing is sent`() async {
        let transport = answering()
        let client = client(transport)
        for (query, body, path) in [
            ([:], ["a": ["b": [1, .double(.nan)]]], "a.b[2]"), (["q": .double(.infinity)], nil, "query.q"),
            (["q": ["x", .double(.nan)]], nil, "query.q[2]"),
        ] as [(JSONObject, JSONObject?, String)] {
            let error = await gaussDBError { try await client.request(.post, "/v9/new", query: query, body: body) }
            #expect(error?.kind == .validation)
            #expect(error?.path == path)
        }
        #expect(transport.requests.isEmpty)
    }

    @Test func `a body above 12 MB is refused and nothing is sent`() async {
        let transport = answering()
        let room = RequestBuilder.maxBodyBytes - #"{"a":""}"#.utf8.count
        let client = client(transport)
        let error = await gaussDBError {
            try await client.request(
                .post, "/v9/new", body: ["a": .string(String(repeating: "x", count: room + 1))])
        }
        #expect(error?.kind == .validation)
        #expect(error?.message.contains("\(RequestBuilder.maxBodyBytes + 1) bytes") == true)
        #expect(transport.requests.isEmpty)
    }

    // MARK: Answers

    @Test func `an answer may have no body`() async throws {
        let transport = ScriptedTransport([.answer(204, [:], "")])
        let response = try await client(transport).request(.delete, "/v9/new")
        #expect(response.status == 204)
        #expect(response.body.isEmpty)
    }

    @Test(arguments: ["<html>sign in</html>", "done", "[1, 2]", "7", "{\"a\":", "{} {}"])
    func `an answer that is no object is an error with its beginning`(body: String) async {
        for (method, mayHaveTakenEffect) in [(HTTPMethod.get, false), (.post, true)] {
            let transport = ScriptedTransport([.answer(200, ["X-Request-Id": "r"], body)])
            let error = await gaussDBError { try await client(transport).request(method, "/v9/new") }
            #expect(error?.kind == .network)
            #expect(error?.operation == "api.request")
            #expect(error?.status == 200)
            #expect(error?.requestID == "r")
            #expect(error?.mayHaveTakenEffect == mayHaveTakenEffect)
            #expect(error?.rawBody == body)
        }
    }
}
