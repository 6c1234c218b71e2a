import GaussDB
import GaussDBEmulator
import Moonbook

/// The emulator with something in it, and a runtime over it, for the examples of one page.
struct EmulatedService {
    /// A ready instance with a master and two read nodes.
    let instanceID: String
    let runtime: Runtime

    init() {
        var settings = EmulatorConfiguration()
        settings.time = .scaled(60_000)
        let emulator = Emulator(configuration: settings)
        instanceID = emulator.makeInstance(name: "orders-db", nodes: 3)
        let account = settings.account
        var configuration = ClientConfiguration(
            endpoint: emulator.endpoint, region: account.region, projectID: account.projectID)
        configuration.busy.waitsWhenBusy = .seconds(3600)
        runtime = Runtime(
            client: Client(
                configuration: configuration,
                credentials: .accessKey(account.accessKey, secret: Secret(account.secretKey)),
                transport: emulator.transport, clock: emulator.serviceClock))
    }
}
