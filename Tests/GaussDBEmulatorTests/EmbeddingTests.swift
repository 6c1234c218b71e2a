import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

/// The example of docs/emulator.md.
@Suite("The emulator in a program")
struct EmbeddingTests {
    @Test("The documented ten lines work")
    func example() async throws {
        var settings = EmulatorConfiguration()
        settings.time = .manual
        let emulator = Emulator(configuration: settings)
        let client = Client(
            configuration: ClientConfiguration(endpoint: emulator.endpoint, projectID: settings.account.projectID),
            credentials: .accessKey(settings.account.accessKey, secret: Secret(settings.account.secretKey)),
            transport: emulator.transport, clock: emulator.serviceClock)
        let id = emulator.makeInstance(name: "orders", nodes: 3)
        emulator.inject(EmulatorFault(operation: "instance.restart", respond: .jobFails("no machines")))

        let restart = try #require(Catalogue.shared.operation(lua: "instance.restart"))
        let response = try await client.call(restart, ["instance_id": .string(id)])
        #expect(response.status == 200)
        emulator.clock.advance(by: .seconds(60))
        #expect(emulator.snapshot.jobs.map(\.failReason) == ["no machines"])
    }

    @Test("While time runs by itself, a delay is the emulator's and the caller's patience the machine's")
    func patience() async throws {
        let emulator = Emulator(configuration: EmulatorConfiguration(time: .scaled(1_000_000)))
        let request = WireRequest(
            method: .post, endpoint: emulator.endpoint, target: "/v3/auth/tokens", timeout: .seconds(60))
        emulator.inject(EmulatorFault(operation: "iam.token", respond: .delay(.seconds(3_600))))
        #expect(try await emulator.respond(to: request).status == 400)

        var hasty = request
        hasty.timeout = .milliseconds(1)
        emulator.inject(EmulatorFault(operation: "iam.token", respond: .delay(.seconds(3_600))))
        let error = await #expect(throws: TransportError.self) { try await emulator.respond(to: hasty) }
        #expect(error?.kind == .timeout && error?.mayHaveBeenSent == true)
    }
}
