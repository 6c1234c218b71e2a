import GaussDB
import JSONWire
import Testing

/// What a call's own time and number of attempts bound.
@Suite struct CallTimeTests {
    @Test func `a change is not sent after its time, when the client's rate limit holds it back`() async throws {
        let transport = ScriptedTransport([.json("{}"), .json("{}")])
        let clock = LeapingClock()
        let client = Samples.client(transport, machineClock: clock) {
            $0.rateLimit = RateLimit(requestsPerSecond: 1)
        }
        _ = try await client.call(Samples.change, ["name": "a"])
        let error = await gaussDBError {
            try await client.call(Samples.change, ["name": "b"], options: CallOptions(timeout: .milliseconds(500)))
        }
        #expect(error?.kind == .timeout)
        #expect(error?.mayHaveTakenEffect == false)
        #expect(transport.requests.count == 1)
        // It is known at once that the turn would come too late, and the turn is the next call's.
        #expect(clock.sleeps.isEmpty)
        _ = try await client.call(Samples.change, ["name": "c"], options: CallOptions(timeout: .seconds(5)))
        #expect(clock.sleeps == [.seconds(1)])
    }

    @Test func `what is left of a call's time after the rate limit is its attempt's`() async throws {
        let transport = ScriptedTransport([.json("{}"), .json("{}")])
        let client = Samples.client(transport) { $0.rateLimit = RateLimit(requestsPerSecond: 1) }
        _ = try await client.call(Samples.read, [:])
        _ = try await client.call(Samples.read, [:], options: CallOptions(timeout: .seconds(3)))
        #expect(transport.requests.last?.timeout == .seconds(2))
    }

    @Test func `a call's time bounds the question for the project and the login that it needs first`() async {
        let transport = ScriptedTransport([.hang])
        let unknown = Samples.client(transport) { $0.projectID = nil }
        let options = CallOptions(timeout: .milliseconds(20))
        let lookup = await gaussDBError { try await unknown.call(Samples.change, ["name": "a"], options: options) }
        #expect(lookup?.kind == .timeout)
        #expect(lookup?.mayHaveTakenEffect == false)
        #expect(lookup?.operation == "thing.create")
        #expect(transport.requests.count == 1)

        let silent = ScriptedTransport([.hang])
        let client = Samples.client(silent, credentials: ClientAuthenticationTests.login)
        let login = await gaussDBError { try await client.call(Samples.change, ["name": "a"], options: options) }
        #expect(login?.kind == .timeout)
        #expect(login?.mayHaveTakenEffect == false)
        #expect(silent.requests.map(\.target) == ["/v3/auth/tokens"])
    }

    @Test func `one attempt is one, even where another signature or token might do`() async {
        let later = Samples.date.advanced(by: .seconds(3_600)).httpFormat
        let refusal = ScriptedTransport.Reply.answer(
            401, ["Date": later], #"{"error_code": "APIGW.0301", "error_msg": "signature expired"}"#)
        let transport = ScriptedTransport([refusal, .json("{}")])
        let error = await gaussDBError {
            try await Samples.client(transport).call(Samples.read, [:], options: CallOptions(maxAttempts: 1))
        }
        #expect(error?.class == .authentication)
        #expect(transport.requests.count == 1)
    }

    @Test func `a look at a resource does not outlast the wait`() async throws {
        let clock = LeapingClock()
        let transport = ScriptedTransport(Array(repeating: .json(#"{"instances": []}"#), count: 9))
        let delete = try #require(Catalogue.shared.operation(lua: "htap.starrocks.delete"))
        _ = try await Samples.client(transport, clock: clock).wait(
            for: delete,
            arguments: ["instance_id": .string(Calls.instance), "starrocks_instance_id": "x"],
            response: [:], timeout: .seconds(10))
        #expect(transport.requests.first?.timeout == .seconds(10))
    }
}
