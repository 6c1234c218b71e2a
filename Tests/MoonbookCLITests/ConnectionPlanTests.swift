import GaussDB
import GaussDBEmulator
import Moonbook
import Synchronization
import Testing

@testable import MoonbookCLI

@Suite("Which service a run talks to")
struct ConnectionPlanTests {
    private let account = [
        "HUAWEICLOUD_SDK_AK": "AKEXAMPLE", "HUAWEICLOUD_SDK_SK": "sk", "HUAWEICLOUD_SDK_REGION": "cn-north-4",
    ]

    private func isEmulator(_ plan: ConnectionPlan) -> Bool {
        if case .embeddedEmulator = plan.target { true } else { false }
    }

    private func service(_ plan: ConnectionPlan) throws -> (ClientConfiguration, Credentials) {
        guard case .service(let configuration, let credentials) = plan.target else {
            throw RunError(kind: .script, message: "not a service")
        }
        return (configuration, credentials)
    }

    @Test("With nothing set it is the built-in emulator, and one line says so")
    func nothing() throws {
        let plan = try ConnectionPlan(.init(), environment: [:])
        #expect(isEmulator(plan))
        #expect(
            plan.notes == [
                "no profile is set: using the built-in emulator (nothing leaves this machine); see --profile"
            ])
        #expect(plan.lookUp == nil)
    }

    @Test("--emulator wins over the environment and needs no explanation")
    func explicit() throws {
        let plan = try ConnectionPlan(.init(usesEmulator: true), environment: account)
        #expect(isEmulator(plan))
        #expect(plan.notes.isEmpty)
    }

    @Test("An access key in the environment leads to its region, and a line says so")
    func environment() throws {
        let plan = try ConnectionPlan(.init(), environment: account)
        let (configuration, credentials) = try service(plan)
        #expect(configuration.endpoint.host == "gaussdb.cn-north-4.myhuaweicloud.com")
        #expect(credentials.description == "access key AKEXAMPLE")
        #expect(plan.notes.contains { $0.contains("https://gaussdb.cn-north-4.myhuaweicloud.com") })
    }

    @Test("A secret key without an access key is a mistake to report, not a reason for the emulator")
    func half() {
        #expect(throws: RunError.self) { try ConnectionPlan(.init(), environment: ["HUAWEICLOUD_SDK_SK": "sk"]) }
    }

    @Test("A loopback endpoint without credentials gets the emulator's documented account")
    func loopback() throws {
        let plan = try ConnectionPlan(.init(endpoint: "http://127.0.0.1:8080"), environment: [:])
        let (configuration, credentials) = try service(plan)
        #expect(credentials.description == "access key EMULATORACCESSKEY000")
        #expect(configuration.projectID == "0483b6b16e954cb88930a360d2c4e663")
        #expect(configuration.region == "cn-north-4")
        #expect(configuration.iamEndpoint == configuration.endpoint)
        #expect(plan.lookUp?.connectionFlags == ["--endpoint", "http://127.0.0.1:8080"])
    }

    @Test("A loopback endpoint with credentials in the environment uses those")
    func loopbackWithCredentials() throws {
        let plan = try ConnectionPlan(.init(endpoint: "http://127.0.0.1:8080"), environment: account)
        #expect(try service(plan).1.description == "access key AKEXAMPLE")
    }

    @Test("Any other endpoint without credentials is an error of configuration")
    func remote() {
        #expect {
            try ConnectionPlan(.init(endpoint: "https://db.example.com"), environment: [:])
        } throws: { error in
            (error as? RunError)?.kind == .configuration
        }
    }

    @Test(
        "An endpoint that cannot be one is an error of configuration",
        arguments: ["127.0.0.1", "localhost:1", "ftp://x", "http://127.0.0.1:99999"])
    func malformed(_ endpoint: String) {
        #expect {
            try ConnectionPlan(.init(endpoint: endpoint), environment: [:])
        } throws: { error in
            (error as? RunError)?.kind == .configuration
        }
    }

    @Test(
        "The question for the emulator's speed leaves half of the time to what it is asked for",
        arguments: [
            (nil as Duration?, Duration.seconds(2)), (.milliseconds(300), .milliseconds(150)),
            (.seconds(9), .seconds(2)),
        ])
    func probe(_ limit: Duration?, _ patience: Duration) async throws {
        let transport = Recorder()
        let endpoint = try Endpoint(parsing: "http://127.0.0.1:1")
        _ = await ServiceClockProbe(transport: transport).clock(of: endpoint, limit: limit)
        let request = try #require(transport.request)
        #expect(request.timeout == patience && request.connectTimeout == patience)
    }

    @Test("What opening the connection took is taken from the time; nothing becomes the least there is, not none")
    func rest() {
        var connection = Connection.embedded(EmulatorConfiguration())
        connection.opening = .seconds(2)
        #expect(connection.rest(of: .seconds(5)) == .seconds(3))
        #expect(connection.rest(of: .seconds(1)) == .milliseconds(1))
        #expect(connection.rest(of: nil) == nil)
    }

    @Test("An endpoint without encryption is pointed out unless it is of this machine")
    func unencrypted() throws {
        let plan = try ConnectionPlan(.init(endpoint: "http://db.example.com"), environment: account)
        #expect(plan.notes.contains { $0.contains("not encrypted") })
        #expect(try ConnectionPlan(.init(endpoint: "http://localhost:1"), environment: account).notes.isEmpty)
    }

    @Test("--region overrides, and drops what belonged to the other region")
    func region() throws {
        var environment = account
        environment["HUAWEICLOUD_SDK_PROJECT_ID"] = "0483b6b16e954cb88930a360d2c4e663"
        let (configuration, _) = try service(ConnectionPlan(.init(region: "cn-south-1"), environment: environment))
        #expect(configuration.endpoint.host == "gaussdb.cn-south-1.myhuaweicloud.com")
        #expect(configuration.projectID == nil)
        let (same, _) = try service(ConnectionPlan(.init(region: "cn-north-4"), environment: environment))
        #expect(same.region == "cn-north-4")
    }

    @Test(
        "The emulator's speed is read from its answer; what is no speed is none",
        arguments: [("1200", 1200.0 as Double?), ("0.5", 0.5), ("0", nil), ("-1", nil), ("fast", nil), ("inf", nil)])
    func speed(_ text: String, _ speed: Double?) {
        let response = WireResponse(status: 200, headers: ["X-Emulator-Speed": text])
        #expect(ServiceClockProbe.speed(response) == speed)
    }
}

/// Answers nothing and remembers what it was asked.
private final class Recorder: Transport {
    private let seen = Mutex<WireRequest?>(nil)

    var request: WireRequest? { seen.withLock(\.self) }

    func send(_ request: WireRequest) async throws -> WireResponse {
        seen.withLock { $0 = request }
        throw CancellationError()
    }
}
