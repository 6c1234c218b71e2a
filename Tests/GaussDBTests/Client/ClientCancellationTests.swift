import GaussDB
import JSONWire
import Testing

@Suite struct ClientCancellationTests {
    @Test func `a call that waits for its answer ends at once`() async {
        for (operation, mayHaveTakenEffect) in [(Samples.read, false), (Samples.destroy, true)] {
            let transport = ScriptedTransport([.hang])
            let client = Samples.client(transport)
            let task = Task { await gaussDBError { try await client.call(operation, [:]) } }
            await transport.received(1)
            task.cancel()
            let error = await task.value
            #expect(error?.kind == .cancelled)
            #expect(error?.operation == operation.luaName)
            #expect(error?.mayHaveTakenEffect == mayHaveTakenEffect)
            #expect(transport.requests.count == 1)
        }
    }

    @Test func `a call that pauses between attempts ends at once, nothing being under way`() async {
        let machine = ManualClock()
        let transport = ScriptedTransport([.fail(Samples.failure(.connect, sent: false)), .json("{}")])
        let client = Samples.client(transport, machineClock: machine)
        let task = Task { await gaussDBError { try await client.call(Samples.change, ["name": "x"]) } }
        await machine.sleeps(1)
        task.cancel()
        let error = await task.value
        #expect(error?.kind == .cancelled)
        #expect(error?.mayHaveTakenEffect == false)
        #expect(error?.attempts.count == 1)
        #expect(transport.requests.count == 1)
    }

    @Test func `a call that waits for a busy resource ends at once`() async {
        let service = ManualClock()
        let transport = ScriptedTransport([.error(409, "DBS.200019"), .json("{}")])
        let client = Samples.client(transport, clock: service)
        let task = Task {
            await gaussDBError {
                try await client.call(Samples.change, ["name": "x"], options: CallOptions(waitsWhenBusy: .seconds(600)))
            }
        }
        await service.sleeps(1)
        task.cancel()
        #expect(await task.value?.kind == .cancelled)
        #expect(transport.requests.count == 1)
    }

    @Test func `a call of a task that is cancelled already sends nothing`() async {
        let transport = ScriptedTransport([.json("{}")])
        let client = Samples.client(transport)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await gaussDBError { try await client.call(Samples.read, [:]) }
        }
        #expect(await task.value?.kind == .cancelled)
        #expect(transport.requests.isEmpty)
    }

    @Test func `a transport that calls its cancellation a broken connection does not make the call go on`() async {
        struct Sulking: Transport {
            let inner: ScriptedTransport
            func send(_ request: WireRequest) async throws -> WireResponse {
                do {
                    return try await inner.send(request)
                } catch {
                    throw Samples.failure(.connectionLost, sent: true)
                }
            }
        }
        let transport = ScriptedTransport([.hang, .json("{}")])
        let client = Samples.client(Sulking(inner: transport))
        let task = Task { await gaussDBError { try await client.call(Samples.read, [:]) } }
        await transport.received(1)
        task.cancel()
        #expect(await task.value?.kind == .cancelled)
        #expect(transport.requests.count == 1)
    }
}

@Suite struct ClientSettlingTests {
    /// Answers when the test says so.
    private final class SlowTransport: Transport {
        let inner = ScriptedTransport([.json(#"{"job_id": "j"}"#)])
        let clock = ManualClock()
        func send(_ request: WireRequest) async throws -> WireResponse {
            let response = try await inner.send(request)
            try await clock.sleep(for: .seconds(1))
            return response
        }
    }

    private let options = CallOptions(settling: .seconds(10))

    @Test func `a change that is on its way is still answered after a cancellation`() async throws {
        let transport = SlowTransport()
        let machine = ManualClock()
        let client = Samples.client(transport, machineClock: machine)
        let task = Task { try await client.call(Samples.change, ["name": "x"], options: options) }
        await transport.clock.sleeps(1)
        task.cancel()
        await machine.sleeps(1)
        transport.clock.advance(by: .seconds(1))
        #expect(try await task.value.json()["job_id"] == "j")
    }

    @Test func `the patience after a cancellation has an end`() async {
        let transport = SlowTransport()
        let machine = ManualClock()
        let client = Samples.client(transport, machineClock: machine)
        let task = Task {
            await gaussDBError { try await client.call(Samples.change, ["name": "x"], options: options) }
        }
        await transport.clock.sleeps(1)
        task.cancel()
        await machine.sleeps(1)
        #expect(machine.requested == [.seconds(10)])
        machine.advance(by: .seconds(10))
        let error = await task.value
        #expect(error?.kind == .cancelled)
        #expect(error?.mayHaveTakenEffect == true)
    }

    @Test func `a read is not waited for`() async {
        let transport = SlowTransport()
        let client = Samples.client(transport)
        let task = Task { await gaussDBError { try await client.call(Samples.read, [:], options: options) } }
        await transport.clock.sleeps(1)
        task.cancel()
        #expect(await task.value?.kind == .cancelled)
    }
}
