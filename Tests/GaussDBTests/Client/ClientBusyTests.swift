import GaussDB
import JSONWire
import Testing

@Suite struct ClientBusyTests {
    private let busy = ScriptedTransport.Reply.error(409, "DBS.200019", "Another operation is being performed")

    @Test func `a busy resource is an error at once unless asked to wait`() async {
        let transport = ScriptedTransport([busy, .json("{}")])
        let error = await gaussDBError { try await Samples.client(transport).call(Samples.change, ["name": "x"]) }
        #expect(error?.class == .busy)
        #expect(error?.isRetryable == true)
        #expect(error?.mayHaveTakenEffect == false)
        #expect(transport.requests.count == 1)
    }

    @Test func `a busy resource is waited for in the service's time`() async throws {
        let service = LeapingClock()
        let machine = LeapingClock()
        let log = Log()
        let transport = ScriptedTransport([busy, busy, .error(400, "DBS.05000084"), .json(#"{"job_id": "j"}"#)])
        let client = Samples.client(transport, clock: service, machineClock: machine)
        let options = CallOptions(
            waitsWhenBusy: .seconds(600),
            onEvent: { event in
                if case .waitingWhileBusy(let delay, let error) = event { log.add("\(delay) \(error.code ?? "")") }
            })
        _ = try await client.call(Samples.change, ["name": "x"], options: options)
        #expect(service.sleeps == [.seconds(11), .seconds(11), .seconds(11)])
        #expect(machine.sleeps == [])
        #expect(log.lines.count == 3)
        #expect(log.lines.last?.hasSuffix("DBS.05000084") == true)
    }

    @Test func `the wait ends with its time and says how long it was`() async {
        let service = LeapingClock()
        let transport = ScriptedTransport(Array(repeating: busy, count: 100))
        let client = Samples.client(transport, clock: service) { $0.busy.waitsWhenBusy = .seconds(60) }
        let error = await gaussDBError { try await client.call(Samples.change, ["name": "x"]) }
        #expect(error?.code == "DBS.200019")
        #expect(error?.hint?.contains("busy for 60 s") == true)
        // The last attempt is made when the time is up.
        #expect(service.sleeps == Array(repeating: .seconds(11), count: 5) + [.seconds(5)])
        #expect(transport.requests.count == 7)
    }

    @Test func `a call's own time bounds the wait, and zero forbids it`() async {
        for options in [CallOptions(timeout: .seconds(30)), CallOptions(waitsWhenBusy: .zero)] {
            let service = LeapingClock()
            let transport = ScriptedTransport(Array(repeating: busy, count: 100))
            let client = Samples.client(transport, clock: service) { $0.busy.waitsWhenBusy = .seconds(600) }
            let error = await gaussDBError { try await client.call(Samples.change, ["name": "x"], options: options) }
            #expect(error?.class == .busy)
            #expect(error?.code == "DBS.200019")
            // What ended it: the refusal, or the call's own time.
            #expect(error?.kind == (options.timeout == nil ? .api : .timeout))
            #expect(error?.mayHaveTakenEffect == false)
            #expect(service.now <= .seconds(30))
        }
    }

    @Test func `a wait that is shorter than a pause has an attempt at its end all the same`() async throws {
        let service = LeapingClock()
        let transport = ScriptedTransport([busy, .json("{}")])
        let options = CallOptions(timeout: .seconds(8), waitsWhenBusy: .seconds(600))
        _ = try await Samples.client(transport, clock: service).call(Samples.change, ["name": "x"], options: options)
        #expect(service.sleeps == [.seconds(8)])
    }

    @Test func `a failure after a wait ends the call`() async {
        let transport = ScriptedTransport([busy, .error(404, "DBS.200002")])
        let error = await gaussDBError {
            try await Samples.client(transport).call(
                Samples.change, ["name": "x"], options: CallOptions(waitsWhenBusy: .seconds(60)))
        }
        #expect(error?.class == .notFound)
    }
}
