import GaussDB
import GaussDBEmulator
import JSONWire
import Synchronization
import Testing

@Suite("The identity service")
struct IdentityTests {
    private func login(
        _ bench: Bench, user: String = "emulator", password: String = "Emulator-123", domain: String = "emulator",
        scope: JSONValue? = ["project": ["name": "cn-north-4"]]
    ) async throws -> Answer {
        var auth: JSONObject = [
            "identity": [
                "methods": ["password"],
                "password": [
                    "user": ["name": .string(user), "password": .string(password), "domain": ["name": .string(domain)]]
                ],
            ]
        ]
        if let scope { auth["scope"] = scope }
        let body = JSONValue.object(["auth": .object(auth)]).text()
        return try await bench.send(bench.request(.post, "/v3/auth/tokens", body: body))
    }

    private func list(_ bench: Bench, token: String) async throws -> Answer {
        var request = try bench.request("instance.list")
        request.headers["X-Auth-Token"] = token
        return try await bench.send(request)
    }

    @Test("A password gives a token that opens the service for 24 hours")
    func tokens() async throws {
        let now = Mutex(Bench.start)
        let bench = Bench(wallClock: { now.withLock { $0 } })
        let answer = try await login(bench)
        #expect(answer.status == 201)
        #expect(answer["token"]?["expires_at"] == "2024-09-12T08:00:00.000000Z")
        #expect(answer["token"]?["project"]?["id"] == .string(bench.account.projectID))
        #expect(!answer.description.contains("Emulator-123"))
        let token = try #require(answer.headers["X-Subject-Token"])
        #expect(try await list(bench, token: token).status == 200)
        now.withLock { $0 = Bench.start.advanced(by: .seconds(86_399)) }
        #expect(try await list(bench, token: token).status == 200)
        now.withLock { $0 = Bench.start.advanced(by: .seconds(86_400)) }
        let late = try await list(bench, token: token)
        #expect(late.status == 401 && late.code == "APIGW.0301")
    }

    @Test("A project can be named by its id as well")
    func scopeByID() async throws {
        let bench = Bench()
        let answer = try await login(bench, scope: ["project": ["id": .string(bench.account.projectID)]])
        let token = try #require(answer.headers["X-Subject-Token"])
        #expect(try await list(bench, token: token).status == 200)
    }

    @Test("A token without a project does not open this service")
    func unscoped() async throws {
        let bench = Bench()
        let token = try #require(try await login(bench, scope: nil).headers["X-Subject-Token"])
        let answer = try await list(bench, token: token)
        #expect(answer.status == 403 && answer.code == "DBS.200044")
    }

    @Test("A wrong user, password, domain or project is refused in the identity service's own form")
    func wrongLogins() async throws {
        let bench = Bench()
        let answers = [
            try await login(bench, user: "somebody"), try await login(bench, password: "Emulator-124"),
            try await login(bench, domain: "else"), try await login(bench, scope: ["project": ["name": "cn-east-3"]]),
        ]
        for answer in answers {
            #expect(answer.status == 401)
            #expect(answer["error"]?["code"] == 401 && answer["error"]?["title"] == "Unauthorized")
            #expect(answer.headers["X-Subject-Token"] == nil)
        }
    }

    @Test("A request for a token that is no such request is refused", arguments: ["", "[]", "{", #"{"auth":{}}"#])
    func malformed(_ body: String) async throws {
        let bench = Bench()
        let answer = try await bench.send(bench.request(.post, "/v3/auth/tokens", body: body))
        #expect(answer.status == 400 && answer["error"]?["code"] == 400)
    }

    @Test("A token nobody issued is refused, and so are all after a fresh start")
    func unknownTokens() async throws {
        let bench = Bench()
        #expect(try await list(bench, token: "MIIsomething").status == 401)
        let token = try #require(try await login(bench).headers["X-Subject-Token"])
        bench.emulator.reset()
        #expect(try await list(bench, token: token).status == 401)
    }

    @Test("The region's project is found by its name, others are not, and the asker must be known")
    func projects() async throws {
        let bench = Bench()
        let found = try await bench.send(bench.signed(bench.request(.get, "/v3/projects?name=cn-north-4")))
        #expect(found.status == 200)
        #expect(found["projects"]?.arrayValue?.map { $0["id"] } == [.string(bench.account.projectID)])
        let none = try await bench.send(bench.signed(bench.request(.get, "/v3/projects?name=cn-east-3")))
        #expect(none["projects"] == [])
        #expect(try await bench.send(bench.request(.get, "/v3/projects?name=cn-north-4")).status == 401)
    }

    @Test("The client logs in by itself, and finds its project, through the same transport")
    func client() async throws {
        let bench = Bench()
        let account = bench.account
        let endpoint = bench.emulator.endpoint
        let client = Client(
            configuration: ClientConfiguration(endpoint: endpoint, region: account.region, iamEndpoint: endpoint),
            credentials: .password(
                user: account.userName, password: Secret(account.password), domain: account.domainName,
                scope: .projectName(account.region), iamEndpoint: endpoint),
            transport: bench.emulator.transport, clock: bench.emulator.serviceClock)
        let operation = try #require(Catalogue.shared.operation(lua: "instance.list"))
        let response = try await client.call(operation, [:])
        #expect(response.status == 200)
        #expect(bench.emulator.requests.first?.operation == "iam.token")
        #expect(bench.emulator.requests.last?.operation == "instance.list")
        #expect(bench.emulator.requests.allSatisfy { $0.status.map { (200..<300).contains($0) } ?? false })
    }
}
