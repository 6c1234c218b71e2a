import GaussDB
import JSONWire
import Testing

@Suite struct ClientWatchingTests {
    private let starRocks = "6bcec0f8fde14fd9a7f0b5c5e9d9a0d1in17"
    private let clock = LeapingClock()
    private let log = Log()

    private func client(_ transport: any Transport, clock: (any ServiceClock)? = nil) -> Client {
        Samples.client(transport, clock: clock ?? self.clock) { $0.retry = .never }
    }

    // MARK: Until a resource is gone

    private func listed(_ state: String?) -> ScriptedTransport.Reply {
        let other = #"{"id": "another", "instance_state": {"instance_status": "normal"}}"#
        let instance = state.map { #", {"id": "\#(starRocks)", "instance_state": {"instance_status": "\#($0)"}}"# }
        return .json(#"{"instances": [\#(other)\#(instance ?? "")]}"#)
    }

    private func waitUntilDeleted(_ client: Client, timeout: Duration? = nil) async throws -> String? {
        let delete = try #require(Catalogue.shared.operation(lua: "htap.starrocks.delete"))
        return try await client.wait(
            for: delete,
            arguments: ["instance_id": .string(Calls.instance), "starrocks_instance_id": .string(starRocks)],
            response: ["workflow_id": "w"], timeout: timeout, onState: log.add)
    }

    @Test func `a StarRocks instance is deleted when the list does not show it any more`() async throws {
        let transport = ScriptedTransport([
            listed("normal"), listed("deleting"), listed("deleting"), listed("deleting"), listed(nil),
        ])
        #expect(try await waitUntilDeleted(client(transport)) == nil)
        #expect(log.lines == ["normal", "deleting"])
        #expect(
            Set(transport.requests.map(\.target)) == ["/v3/\(Samples.project)/instances/\(Calls.instance)/htap"])
        #expect(transport.unusedReplies == 0)
        #expect(clock.sleeps == [.seconds(2), .seconds(2), .seconds(3), .milliseconds(4_500)])
    }

    @Test func `a StarRocks instance is deleted too when the instance that it belongs to is not there`() async throws {
        let transport = ScriptedTransport([.error(404, "DBS.200002")])
        #expect(try await waitUntilDeleted(client(transport)) == nil)
        #expect(clock.sleeps == [])
    }

    @Test func `an instance that does not go away is a timeout`() async throws {
        let transport = ScriptedTransport(Array(repeating: listed("normal"), count: 40))
        let error = await gaussDBError {
            try await waitUntilDeleted(client(transport), timeout: .seconds(100))
        }
        #expect(error?.kind == .timeout)
        #expect(error?.operation == "htap.starrocks.delete")
        #expect(error?.message == "the resource is normal after 100 s, not gone")
        #expect(clock.now == .seconds(100))
        #expect(log.lines == ["normal"])
    }

    @Test func `a wait does not call what changes or destroys, whatever a description says`() async throws {
        let catalogue = Catalogue(tables: [
            ModuleTable(
                modules: ["thing"],
                text: [
                    "op\tStartThing\tthing.start\tPOST\t/v3/{project_id}/things", "=\teffect\tchange",
                    "=\twatch\tthing.delete\tid=id\tstate\tdone\tbad\tgone",
                    "op\tDeleteThing\tthing.delete\tDELETE\t/v3/{project_id}/things", "=\teffect\tdestroy",
                ].joined(separator: "\n"))
        ])
        let start = try #require(catalogue.operation(lua: "thing.start"))
        let transport = ScriptedTransport([.json("{}")])
        let error = await gaussDBError {
            try await client(transport).wait(for: start, arguments: ["id": "a"], response: [:], catalogue: catalogue)
        }
        #expect(error?.kind == .configuration)
        #expect(error?.message == "`thing.delete` does not only read, so no wait may call it")
        #expect(transport.requests.isEmpty)
    }

    // MARK: Until a resource has a state

    private func shown(_ state: String) -> ScriptedTransport.Reply {
        .json(#"{"instance": {"id": "\#(Calls.instance)", "status": "\#(state)"}}"#)
    }

    private let order: JSONObject = ["instance": ["id": .string(Calls.instance)], "order_id": "CS1"]

    private func waitUntilCreated(_ client: Client, response: JSONObject? = nil) async throws -> String? {
        let create = try #require(Catalogue.shared.operation(lua: "instance.create"))
        return try await client.wait(
            for: create, arguments: Calls.instance(), response: response ?? order, onState: log.add)
    }

    @Test func `an instance that was ordered is there when it is normal`() async throws {
        let transport = ScriptedTransport([
            .error(404, "DBS.200002"), .error(404, "DBS.200002"), shown("creating"), shown("creating"), shown("normal"),
        ])
        #expect(try await waitUntilCreated(client(transport)) == "normal")
        #expect(log.lines == ["creating", "normal"])
        #expect(
            Set(transport.requests.map(\.target)) == ["/v3.1/\(Samples.project)/instances/\(Calls.instance)"])
        #expect(clock.sleeps == [.seconds(2), .seconds(3), .seconds(2), .seconds(3)])
    }

    @Test func `an instance that cannot be created is an error`() async throws {
        let transport = ScriptedTransport([shown("creating"), shown("createfail")])
        let error = await gaussDBError { try await waitUntilCreated(client(transport)) }
        #expect(error?.kind == .job)
        #expect(error?.operation == "instance.create")
        #expect(error?.message == "the resource is createfail and will not become normal by waiting")
        #expect(log.lines == ["creating", "createfail"])
    }

    @Test func `an instance whose order is not paid is not there after a minute`() async throws {
        let transport = ScriptedTransport(Array(repeating: .error(404, "DBS.200002"), count: 20))
        let error = await gaussDBError { try await waitUntilCreated(client(transport)) }
        #expect(error?.kind == .job)
        #expect(error?.class == .notFound)
        #expect(clock.now >= .seconds(60) && clock.now < .seconds(90))
    }

    @Test func `an answer without a state is as if the resource were not there`() async throws {
        let transport = ScriptedTransport([
            .json("{}"), .json(#"{"instance": {"status": null}}"#), shown("creating"), shown("normal"),
        ])
        #expect(try await waitUntilCreated(client(transport)) == "normal")
    }

    // MARK: What goes wrong

    @Test func `a look that fails in passing is repeated`() async throws {
        let transport = ScriptedTransport([
            shown("creating"), .error(503, "X.1"), .fail(Samples.failure(.timeout, sent: true)),
            .error(429, "APIGW.0308"), shown("normal"),
        ])
        #expect(try await waitUntilCreated(client(transport)) == "normal")
        #expect(transport.unusedReplies == 0)
    }

    @Test func `a look that is forbidden ends the wait`() async throws {
        let transport = ScriptedTransport([shown("creating"), .error(403, "X.2"), shown("normal")])
        let error = await gaussDBError { try await waitUntilCreated(client(transport)) }
        #expect(error?.status == 403)
        #expect(error?.operation == "instance.get")
        #expect(transport.requests.count == 2)
    }

    @Test func `an answer that does not name the resource is an error before anything is sent`() async throws {
        let transport = ScriptedTransport([])
        let error = await gaussDBError {
            try await waitUntilCreated(client(transport), response: ["order_id": "CS1"])
        }
        #expect(error?.kind == .validation)
        #expect(error?.path == "instance_id")
        #expect(transport.requests.isEmpty)
    }

    @Test func `an operation that has ended when it answers cannot be waited for`() async throws {
        let transport = ScriptedTransport([])
        let error = await gaussDBError {
            try await client(transport).wait(for: Samples.change, arguments: [:], response: [:])
        }
        #expect(error?.kind == .validation)
        #expect(error?.operation == "thing.create")
        #expect(transport.requests.isEmpty)
    }

    @Test func `a build without the operation that reads the state says so`() async throws {
        let create = try #require(Catalogue.shared.operation(lua: "instance.create"))
        let error = await gaussDBError {
            try await client(ScriptedTransport([])).wait(
                for: create, arguments: Calls.instance(), response: order, catalogue: Catalogue(tables: []))
        }
        #expect(error?.kind == .configuration)
        #expect(error?.message.contains("`instance.get`") == true)
    }

    @Test func `a wait whose task is cancelled during a pause ends at once`() async throws {
        let clock = ManualClock()
        let transport = ScriptedTransport([shown("creating")])
        let client = client(transport, clock: clock)
        let task = Task { await gaussDBError { try await waitUntilCreated(client) } }
        await clock.sleeps(1)
        task.cancel()
        let error = await task.value
        #expect(error?.kind == .cancelled)
        #expect(error?.operation == "instance.create")
        #expect(transport.requests.count == 1)
    }

    @Test func `a wait whose task is cancelled during a look ends at once`() async throws {
        let transport = ScriptedTransport([.hang])
        let client = client(transport)
        let task = Task { await gaussDBError { try await waitUntilCreated(client) } }
        await transport.received(1)
        task.cancel()
        #expect(await task.value?.kind == .cancelled)
    }
}
