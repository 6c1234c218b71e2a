import GaussDB
import GaussDBEmulator
import Synchronization
import Testing

@testable import Moonbook

/// An emulator and a runtime over it, for one test.
struct Bench {
    let emulator: Emulator
    let client: Client
    var configuration = RuntimeConfiguration()

    /// - Parameter speed: Seconds of the service in one real second. The default ends a twenty-minute job in 0.6 s.
    init(speed: Double = 2_000) {
        var settings = EmulatorConfiguration()
        settings.time = .scaled(speed)
        emulator = Emulator(configuration: settings)
        let account = settings.account
        var configuration = ClientConfiguration(
            endpoint: emulator.endpoint, region: account.region, projectID: account.projectID)
        configuration.busy.waitsWhenBusy = .seconds(86_400)
        client = Client(
            configuration: configuration,
            credentials: .accessKey(account.accessKey, secret: Secret(account.secretKey)),
            transport: emulator.transport, clock: emulator.serviceClock)
    }

    /// Runs a script to its end.
    func run(
        _ source: String, parameters: [String: String] = [:], deadline: Duration? = nil, name: String = "test.lua"
    ) async -> Record {
        await Self.run(
            source, over: client, configuration: configuration, parameters: parameters, deadline: deadline, name: name)
    }

    static func run(
        _ source: String, over client: Client, configuration: RuntimeConfiguration, parameters: [String: String] = [:],
        deadline: Duration? = nil, name: String = "test.lua"
    ) async -> Record {
        let events = Mutex<[RunEvent]>([])
        let outcome = await Runtime(client: client, configuration: configuration)
            .run(Script(name: name, source: source), parameters: parameters, deadline: deadline) { event in
                events.withLock { $0.append(event) }
            }
        return Record(outcome: outcome, events: events.withLock { $0 })
    }

    /// What a run left behind.
    struct Record {
        let outcome: RunOutcome
        let events: [RunEvent]

        /// What the script printed.
        var output: [String] {
            events.compactMap { if case .output(let line) = $0 { line } else { nil } }
        }

        var error: RunError? { outcome.error }

        var succeeded: Bool {
            if case .succeeded = outcome.status { true } else { false }
        }
    }
}

/// Runs a script that needs no service and returns what it printed; a failure of the script is a failure of the test.
func output(of source: String, sourceLocation: SourceLocation = #_sourceLocation) async -> [String] {
    let record = await Bench().run(source)
    if let error = record.error { Issue.record("\(error)", sourceLocation: sourceLocation) }
    return record.output
}

typealias SourceLocation = Testing.SourceLocation
