import GaussDB
import JSONWire
import Synchronization
import Testing

@Suite struct ClientRetryTests {
    @Test func `a read is repeated until it succeeds and counts its attempts`() async throws {
        let transport = ScriptedTransport([
            .fail(Samples.failure(.connectionLost, sent: true)), .error(503, "X.1"), .json(#"{"id": 1}"#),
        ])
        let response = try await Samples.client(transport).call(Samples.read, [:])
        #expect(response.attempts == 3)
        #expect(transport.requests.count == 3)
    }

    @Test func `each attempt is signed anew, the body is written once`() async throws {
        let transport = ScriptedTransport([.fail(Samples.failure(.connect, sent: false)), .json("{}")])
        let calendar = Mutex<Int64>(0)
        var configuration = ClientConfiguration(endpoint: Samples.endpoint, projectID: Samples.project)
        configuration.retry.maxAttempts = 2
        let client = Client(
            configuration: configuration, credentials: .accessKey(Samples.key), transport: transport,
            surroundings: ClientSurroundings(
                calendar: {
                    calendar.withLock { seconds in
                        seconds += 60
                        return Samples.date.advanced(by: .seconds(seconds))
                    }
                },
                machineClock: LeapingClock()))
        _ = try await client.call(Samples.change, ["name": "x"])
        let requests = transport.requests
        #expect(requests[0].headers["Authorization"] != requests[1].headers["Authorization"])
        #expect(requests[0].headers["X-Sdk-Date"] != requests[1].headers["X-Sdk-Date"])
        #expect(requests[0].body == requests[1].body)
    }

    @Test func `a change that may have arrived is sent once`() async {
        for reply in [
            .fail(Samples.failure(.connectionLost, sent: true)), .fail(Samples.failure(.timeout, sent: true)),
            .error(500, "X.1"),
            .error(502, "X.1"), .error(503, "X.1"), .error(504, "X.1"), .answer(200, [:], "<html>"),
            .answer(200, [:], ""),
        ] as [ScriptedTransport.Reply] {
            let transport = ScriptedTransport([reply, .json("{}")])
            let error = await gaussDBError { try await Samples.client(transport).call(Samples.change, ["name": "x"]) }
            #expect(error?.mayHaveTakenEffect == true)
            #expect(error?.isRetryable == false)
            #expect(transport.requests.count == 1)
        }
    }

    @Test func `a change that was never sent is repeated`() async throws {
        let transport = ScriptedTransport([
            .fail(Samples.failure(.connect, sent: false)), .fail(Samples.failure(.unknownHost, sent: false)),
            .json("{}"),
        ])
        #expect(try await Samples.client(transport).call(Samples.change, ["name": "x"]).attempts == 3)
    }

    @Test func `an unreachable service ends the call with all its attempts`() async {
        let transport = ScriptedTransport(Array(repeating: .fail(Samples.failure(.connect, sent: false)), count: 4))
        let error = await gaussDBError { try await Samples.client(transport).call(Samples.destroy, [:]) }
        #expect(error?.kind == .network)
        #expect(error?.operation == "thing.delete")
        #expect(error?.attempts.count == 3)
        #expect(error?.mayHaveTakenEffect == false)
        #expect(error?.isRetryable == true)
        #expect(error?.message == "no connection to http://127.0.0.1:8080: made up")
    }

    @Test(arguments: [Effect.read, .change])
    func `throttling is waited out in the service's time`(effect: Effect) async throws {
        let transport = ScriptedTransport([
            .answer(429, ["Retry-After": "10", "X-Request-Id": "r"], ""), .error(429, "APIGW.0308"), .json("{}"),
        ])
        let service = LeapingClock()
        let machine = LeapingClock()
        let client = Samples.client(transport, clock: service, machineClock: machine)
        let operation = effect == .read ? Samples.read : Samples.change
        #expect(try await client.call(operation, effect == .read ? [:] : ["name": "x"]).attempts == 3)
        #expect(service.sleeps.count == 2)
        #expect(service.sleeps[0] >= .seconds(10) && service.sleeps[0] <= .seconds(15))
        #expect(machine.sleeps == [])
    }

    @Test func `lasting errors are not repeated`() async {
        for status in [400, 403, 404, 409, 422] {
            let transport = ScriptedTransport([.error(status, "DBS.999"), .json("{}")])
            let error = await gaussDBError { try await Samples.client(transport).call(Samples.read, [:]) }
            #expect(error?.status == status)
            #expect(error?.code == "DBS.999")
            #expect(error?.requestID == "req-\(status)")
            #expect(transport.requests.count == 1)
        }
    }

    @Test func `the call's time bounds attempts and pauses`() async {
        let machine = LeapingClock()
        let transport = ScriptedTransport(
            Array(repeating: .error(503, "X.1"), count: 10), clock: machine, latency: .seconds(40))
        let error = await gaussDBError {
            try await Samples.client(transport, machineClock: machine).call(
                Samples.read, [:], options: CallOptions(timeout: .seconds(100), maxAttempts: 10))
        }
        #expect(error?.status == 503)
        #expect(transport.requests.count == 3)
        #expect(transport.requests.map(\.timeout)[0] == .seconds(60))
        #expect(transport.requests[2].timeout < .seconds(20))
        #expect(transport.requests.allSatisfy { $0.connectTimeout <= .seconds(10) })
    }

    @Test func `repetitions are told to the caller`() async throws {
        let events = Mutex<[String]>([])
        let options = CallOptions(onEvent: { event in
            if case .retrying(let attempt, _, let error) = event {
                events.withLock { $0.append("\(attempt) \(error.status ?? 0)") }
            }
        })
        let transport = ScriptedTransport([.error(503, "X.1"), .error(502, "X.1"), .json("{}")])
        _ = try await Samples.client(transport).call(Samples.read, [:], options: options)
        #expect(events.withLock(\.self) == ["1 503", "2 502"])
    }

    @Test func `an error that no transport should throw is reported once`() async {
        struct Odd: Error {}
        struct OddTransport: Transport {
            func send(_ request: WireRequest) async throws -> WireResponse { throw Odd() }
        }
        let error = await gaussDBError { try await Samples.client(OddTransport()).call(Samples.change, ["name": "x"]) }
        #expect(error?.kind == .network)
        #expect(error?.mayHaveTakenEffect == true)
    }
}
