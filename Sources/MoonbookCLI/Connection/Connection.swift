import GaussDB
import GaussDBEmulator
import GaussDBHTTP
import Logging

/// An open way to the service.
struct Connection: Sendable {
    var client: Client
    /// The service's time: the machine's against the cloud, a faster one against an emulator.
    var clock: any ServiceClock
    /// How long it took to open, in the machine's time.
    var opening = Duration.zero

    /// Opens what `plan` names, hands it to `body`, and closes it.
    ///
    /// - Parameter limit: What opening and all that follows may take together; see ``Connection/rest(of:)``.
    static func with<Result: Sendable>(
        _ plan: ConnectionPlan, environment: [String: String], limit: Duration? = nil,
        _ body: (Connection) async -> Result
    ) async throws -> Result {
        switch plan.target {
        case .embeddedEmulator(let configuration):
            return await body(embedded(configuration))
        case .service(let configuration, let credentials):
            let proxy = try ProxySettings(environment: environment)
            return try await withHTTPTransport(configuration: HTTPTransportConfiguration(proxy: proxy)) { transport in
                let begun = ContinuousClock.now
                let clock = await ServiceClockProbe(transport: transport)
                    .clock(of: configuration.endpoint, limit: limit)
                let client = Client(
                    configuration: configuration, credentials: credentials, transport: transport, clock: clock,
                    logger: silence)
                return await body(Connection(client: client, clock: clock, opening: ContinuousClock.now - begun))
            }
        }
    }

    /// What opening has left of a time. Never nothing at all: that it is over is told by what it is for.
    func rest(of timeout: Duration?) -> Duration? { timeout.map { max(.milliseconds(1), $0 - opening) } }

    /// An emulator inside this program. It lasts as long as the connection and needs no closing.
    static func embedded(_ configuration: EmulatorConfiguration) -> Connection {
        let emulator = Emulator(configuration: configuration)
        let account = configuration.account
        let client = Client(
            configuration: ClientConfiguration(
                endpoint: emulator.endpoint, region: account.region, projectID: account.projectID,
                iamEndpoint: emulator.endpoint),
            credentials: .accessKey(account.accessKey, secret: Secret(account.secretKey)),
            transport: emulator.transport, clock: emulator.serviceClock, logger: silence)
        return Connection(client: client, clock: emulator.serviceClock)
    }

    /// The program shows what happens itself, from the run's events; the client's log would say it a second time.
    private static let silence = Logger(label: "moonbook") { _ in SwiftLogNoOpLogHandler() }
}
