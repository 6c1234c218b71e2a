import GaussDB
import JSONWire
import Synchronization
import Testing

@Suite struct ClientAuthenticationTests {
    static let iam = Endpoint(host: "iam.example.com")
    static let login = Credentials.password(
        user: "ann", password: Secret("pw"), domain: "acme", scope: .projectName("cn-north-4"), iamEndpoint: iam)

    private func token(
        _ text: String, expires: Timestamp = Samples.date.advanced(by: .seconds(24 * 3_600))
    ) -> ScriptedTransport.Reply {
        .answer(
            201, ["X-Subject-Token": text],
            #"{"token": {"expires_at": "\#(expires.serviceFormat)", "project": {"id": "token-project", "name": "cn-north-4"}}}"#
        )
    }

    @Test func `a given token is sent as it is`() async throws {
        let transport = ScriptedTransport([.json("{}")])
        _ = try await Samples.client(transport, credentials: .token(Secret("T"))).call(Samples.read, [:])
        #expect(transport.requests[0].headers["X-Auth-Token"] == "T")
        #expect(transport.requests[0].headers["Authorization"] == nil)
        #expect(transport.requests[0].headers["X-Project-Id"] == nil)
    }

    @Test func `a password is exchanged for a token once and the token kept`() async throws {
        let transport = ScriptedTransport([token("T1"), .json("{}"), .json("{}")])
        let client = Samples.client(transport, credentials: Self.login)
        _ = try await client.call(Samples.read, [:])
        _ = try await client.call(Samples.read, [:])
        let requests = transport.requests
        #expect(
            requests.map(\.target) == [
                "/v3/auth/tokens", "/v3/\(Samples.project)/things", "/v3/\(Samples.project)/things",
            ])
        #expect(requests[0].endpoint == Self.iam)
        #expect(requests[0].headers["X-Auth-Token"] == nil && requests[0].headers["Authorization"] == nil)
        #expect(requests[1...].allSatisfy { $0.headers["X-Auth-Token"] == "T1" })
        let expected: JSONValue = [
            "auth": [
                "identity": [
                    "methods": ["password"],
                    "password": ["user": ["name": "ann", "password": "pw", "domain": ["name": "acme"]]],
                ],
                "scope": ["project": ["name": "cn-north-4"]],
            ]
        ]
        #expect(try JSONValue(parsing: requests[0].body) == expected)
    }

    @Test func `the token's project is the client's where none is configured`() async throws {
        let transport = ScriptedTransport([token("T1"), .json("{}")])
        let client = Samples.client(transport, credentials: Self.login) { $0.projectID = nil }
        _ = try await client.call(Samples.read, [:])
        #expect(transport.requests.last?.target == "/v3/token-project/things")
        #expect(try await client.projectID() == "token-project")
        #expect(transport.requests.count == 2)
    }

    @Test func `a refused token is renewed once and the call repeated, even a change`() async throws {
        let transport = ScriptedTransport([token("T1"), .error(401, "APIGW.0301"), token("T2"), .json("{}")])
        _ = try await Samples.client(transport, credentials: Self.login).call(Samples.change, ["name": "x"])
        #expect(transport.requests.map { $0.headers["X-Auth-Token"] } == [nil, "T1", nil, "T2"])
    }

    @Test func `a token that is refused when new ends the call`() async {
        let transport = ScriptedTransport([
            token("T1"), .error(401, "APIGW.0301"), token("T2"), .error(401, "APIGW.0301"),
        ])
        let error = await gaussDBError {
            try await Samples.client(transport, credentials: Self.login).call(Samples.read, [:])
        }
        #expect(error?.class == .authentication)
        #expect(transport.unusedReplies == 0)
    }

    @Test func `a token is renewed ahead of its end`() async throws {
        let soon = Samples.date.advanced(by: .seconds(600))
        let transport = ScriptedTransport([token("T1", expires: soon), .json("{}"), token("T2"), .json("{}")])
        let client = Samples.client(transport, credentials: Self.login)
        _ = try await client.call(Samples.read, [:])
        _ = try await client.call(Samples.read, [:])
        #expect(transport.requests.last?.headers["X-Auth-Token"] == "T2")
    }

    @Test func `a token that is still valid is used when it cannot be renewed`() async throws {
        let soon = Samples.date.advanced(by: .seconds(600))
        let transport = ScriptedTransport([token("T1", expires: soon), .json("{}"), .error(403, "IAM.1"), .json("{}")])
        let client = Samples.client(transport, credentials: Self.login)
        _ = try await client.call(Samples.read, [:])
        _ = try await client.call(Samples.read, [:])
        #expect(transport.requests.last?.headers["X-Auth-Token"] == "T1")
    }

    @Test func `a wrong password says whose it is and sends nothing else`() async {
        let body =
            #"{"error": {"code": 401, "message": "The username or password is wrong.", "title": "Unauthorized"}}"#
        let transport = ScriptedTransport([.answer(401, [:], body)])
        let error = await gaussDBError {
            try await Samples.client(transport, credentials: Self.login).call(Samples.change, ["name": "x"])
        }
        #expect(error?.class == .authentication)
        #expect(
            error?.message
                == "the identity service refuses the password of ann@acme: The username or password is wrong.")
        #expect(error?.mayHaveTakenEffect == false)
        #expect(error?.operation == "thing.create")
        #expect(transport.requests.count == 1)
    }

    @Test(arguments: [400, 401])
    func `an identity service that quotes the login does not bring the password to anybody's screen`(status: Int) async
    {
        let transport = ScriptedTransport([
            .answer(status, [:], #"{"error_msg": "bad body: {\"user\":\"ann\",\"password\":\"Pw#1234567\"}"}"#)
        ])
        let login = Credentials.password(
            user: "ann", password: Secret("Pw#1234567"), domain: "acme", scope: .projectName("cn-north-4"),
            iamEndpoint: Self.iam)
        let error = await gaussDBError {
            try await Samples.client(transport, credentials: login).call(Samples.read, [:])
        }
        #expect(error?.message.contains("‹redacted›") == true)
        #expect(error.map { "\($0) \($0.rawBody ?? "")".contains("Pw#") } == false)
    }

    @Test func `an identity service that answers without a token is named`() async {
        let transport = ScriptedTransport([.json("{}", status: 201)])
        let error = await gaussDBError {
            try await Samples.client(transport, credentials: Self.login).call(Samples.read, [:])
        }
        #expect(error?.message == "the identity service https://iam.example.com answered without a token")
    }

    @Test func `the project is found through the identity service, once, with a signature`() async throws {
        let transport = ScriptedTransport([
            .json(#"{"projects": [{"id": "p1", "name": "cn-north-4"}]}"#), .json("{}"), .json("{}"),
        ])
        let client = Samples.client(transport) {
            $0.projectID = nil
            $0.iamEndpoint = Self.iam
        }
        _ = try await client.call(Samples.read, [:])
        _ = try await client.call(Samples.read, [:])
        let requests = transport.requests
        #expect(requests.map(\.target) == ["/v3/projects?name=cn-north-4", "/v3/p1/things", "/v3/p1/things"])
        #expect(requests[0].endpoint == Self.iam)
        #expect(throws: Never.self) {
            try SignatureVerifier().verify(requests[0], now: Samples.date) { _ in Samples.key }
        }
        #expect(requests[1].headers["X-Project-Id"] == "p1")
    }

    @Test func `for a service on this machine its own identity service is asked`() async throws {
        let transport = ScriptedTransport([.json(#"{"projects": [{"id": "p1"}]}"#)])
        #expect(try await Samples.client(transport, configure: { $0.projectID = nil }).projectID() == "p1")
        #expect(transport.requests[0].endpoint == Samples.endpoint)
    }

    @Test(arguments: [
        (#"{"projects": []}"#, "the account has no project called `cn-north-4`"),
        (#"{"projects": [{"id": "a"}, {"id": "b"}]}"#, "the account has 2 projects called `cn-north-4`: a, b"),
        ("{}", "the account has no project called `cn-north-4`"),
    ])
    func `no project and several projects are errors that say so`(body: String, message: String) async {
        let transport = ScriptedTransport([.json(body)])
        let error = await gaussDBError {
            try await Samples.client(transport, configure: { $0.projectID = nil }).call(Samples.read, [:])
        }
        #expect(error?.kind == .configuration)
        #expect(error?.message == message)
    }

    @Test func `without project and region nothing is sent`() async {
        let transport = ScriptedTransport([])
        let client = Samples.client(transport) {
            $0.projectID = nil
            $0.region = nil
        }
        let error = await gaussDBError { try await client.call(Samples.read, [:]) }
        #expect(error?.kind == .configuration)
        #expect(transport.requests.isEmpty)
    }

    @Test func `a signature with a wrong clock is made again with the service's, and the difference kept`() async throws
    {
        let late = Samples.date.advanced(by: .seconds(3_600))
        let refusal = ScriptedTransport.Reply.answer(
            401, ["Date": late.httpFormat],
            #"{"error_code": "APIGW.0301", "error_msg": "Incorrect IAM authentication information: signature expired"}"#
        )
        let transport = ScriptedTransport([refusal, .json("{}"), .json("{}")])
        let client = Samples.client(transport)
        _ = try await client.call(Samples.destroy, [:])
        _ = try await client.call(Samples.read, [:])
        #expect(transport.requests.map { $0.headers["X-Sdk-Date"] } == [Samples.date, late, late].map(\.basicFormat))
    }

    @Test func `a wrong key is refused once`() async {
        let transport = ScriptedTransport([
            .answer(401, ["Date": Samples.date.httpFormat], #"{"error_code": "APIGW.0301", "error_msg": "x"}"#)
        ])
        let error = await gaussDBError { try await Samples.client(transport).call(Samples.read, [:]) }
        #expect(error?.class == .authentication)
        #expect(error?.code == "APIGW.0301")
        #expect(error?.hint == "Check the access key, the secret key and the machine's clock.")
        #expect(transport.requests.count == 1)
    }
}
