import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

@Suite("Several clients at once")
struct SeveralClientsTests {
    private let bench = Bench()

    private func client(_ credentials: Credentials? = nil, busy: BusyPolicy = BusyPolicy()) -> Client {
        let account = bench.account
        return Client(
            configuration: ClientConfiguration(
                endpoint: bench.emulator.endpoint, region: account.region, projectID: account.projectID,
                iamEndpoint: bench.emulator.endpoint, retry: .never, busy: busy),
            credentials: credentials ?? .accessKey(account.accessKey, secret: Secret(account.secretKey)),
            transport: bench.emulator.transport, clock: bench.emulator.serviceClock,
            surroundings: ClientSurroundings(calendar: { Bench.start }, random: { 0 }))
    }

    @Test("Two clients see one world, and nothing of either is lost")
    func oneWorld() async throws {
        let create = try #require(Catalogue.shared.operation(lua: "instance.create"))
        let clients = [client(), client()]
        let ids = try await withThrowingTaskGroup(of: String?.self) { group in
            for (number, client) in clients.enumerated() {
                for index in 0..<50 {
                    group.addTask {
                        let order = Orders.instance(with: ["name": .string("client-\(number)-\(index)")])
                        return try await client.call(create, order).json()["instance"]?["id"]?.stringValue
                    }
                }
            }
            return try await group.reduce(into: Set<String>()) { if let id = $1 { $0.insert(id) } }
        }
        #expect(ids.count == 100)
        let listed = try await bench.succeed("instance.list")["instances"]?.arrayValue ?? []
        #expect(Set(listed.compactMap { $0["id"]?.stringValue }) == ids)
        #expect(Set(bench.emulator.requests.map(\.requestID)).count == 101)
    }

    @Test("A client that signs and one that holds a token do not disturb each other")
    func twoKinds() async throws {
        let list = try #require(Catalogue.shared.operation(lua: "instance.list"))
        let account = bench.account
        let signing = client()
        let holding = client(
            .password(
                user: account.userName, password: Secret(account.password), domain: account.domainName,
                scope: .projectName(account.region), iamEndpoint: bench.emulator.endpoint))
        async let first = signing.call(list, [:]).status
        async let second = holding.call(list, [:]).status
        #expect(try await [first, second] == [200, 200])
    }

    @Test("A client that waits for a busy instance gets its turn, in the emulator's time")
    func takingTurns() async throws {
        let id = bench.emulator.makeInstance(name: "orders-db")
        try await bench.succeed("instance.restart", ["instance_id": .string(id)])
        let waiting = client(busy: BusyPolicy(waitsWhenBusy: .seconds(600), interval: .seconds(30)))
        let operation = try #require(Catalogue.shared.operation(lua: "sqlfilter.set_switch"))
        async let response = waiting.call(operation, ["instance_id": .string(id), "switch_status": "ON"])
        try await bench.emulator.clock.waitForSleepers()
        bench.advance(65)
        #expect(try await response.status == 200)
        #expect(bench.emulator.requests.map(\.status) == [200, 409, 200])
    }

    @Test("A change whose answer was lost is reported as one that may have happened")
    func lostChange() async throws {
        bench.emulator.inject(EmulatorFault(operation: "instance.create", respond: .lost))
        let operation = try #require(Catalogue.shared.operation(lua: "instance.create"))
        let error = await #expect(throws: GaussDBError.self) { try await client().call(operation, Orders.instance) }
        #expect(error?.mayHaveTakenEffect == true)
        #expect(bench.emulator.snapshot.instances.count == 1)
    }
}
