import GaussDB
import JSONWire
import Testing

@Suite struct PagesTests {
    private func page(_ ids: String..., total: Int? = nil) -> ScriptedTransport.Reply {
        let instances = ids.map { #"{"id": "\#($0)"}"# }.joined(separator: ", ")
        return .json(#"{"instances": [\#(instances)], "total_count": \#(total.map { "\($0)" } ?? "null")}"#)
    }

    private func pages(
        _ transport: ScriptedTransport, _ input: ListInstancesRequest = ListInstancesRequest(limit: 2)
    ) -> Pages<ListGaussMySqlInstancesUnifyStatus> {
        Samples.client(transport).pages(ListGaussMySqlInstancesUnifyStatus.self, input)
    }

    private func queries(_ transport: ScriptedTransport) -> [JSONObject] {
        transport.requests.map { request in
            var members = JSONObject()
            for (name, value) in OperationRouter.query(of: request.target) { members[name] = .string(value) }
            return members
        }
    }

    @Test func `pages come one after the other, with all that an answer says`() async throws {
        let transport = ScriptedTransport([
            page("a", "b", total: 5), page("c", "d", total: 5), page("e", total: 5),
        ])
        var seen: [[String?]] = []
        for try await page in pages(transport) {
            #expect(page.httpStatus == 200)
            #expect(page.totalCount == 5)
            seen.append(page.instances?.map(\.id) ?? [])
        }
        #expect(seen == [["a", "b"], ["c", "d"], ["e"]])
        #expect(
            queries(transport) == [
                ["offset": "0", "limit": "2"], ["offset": "2", "limit": "2"], ["offset": "4", "limit": "2"],
            ])
    }

    @Test func `items come across pages, from the first record that was asked for`() async throws {
        let transport = ScriptedTransport([page("a", "b"), page("c", "d"), page()])
        let input = ListInstancesRequest(name: "*prod", offset: 10, limit: 2)
        var seen: [String?] = []
        for try await instance in pages(transport, input).items { seen.append(instance.id) }
        #expect(seen == ["a", "b", "c", "d"])
        #expect(queries(transport).map { $0["offset"] } == ["10", "12", "14"])
        #expect(queries(transport).allSatisfy { $0["name"] == "*prod" })
    }

    @Test func `without a page size pages are as large as the service allows`() async throws {
        let transport = ScriptedTransport([page("a", "b")])
        var count = 0
        for try await _ in pages(transport, ListInstancesRequest()).items { count += 1 }
        #expect(count == 2)
        #expect(queries(transport) == [["offset": "0", "limit": "100"]])
    }

    @Test func `a page that the service makes shorter than asked for is not the end of what there is`() async throws {
        let transport = ScriptedTransport([page("a", total: 3), page("b", "c", total: 3)])
        var seen: [String?] = []
        for try await instance in pages(transport).items { seen.append(instance.id) }
        #expect(seen == ["a", "b", "c"])
        #expect(queries(transport).map { $0["offset"] } == ["0", "1"])
    }

    @Test func `a list without records has one page and no items`() async throws {
        let transport = ScriptedTransport([page(), page()])
        #expect(try await pages(transport).reduce(0) { count, _ in count + 1 } == 1)
        #expect(try await pages(transport).items.reduce(0) { count, _ in count + 1 } == 0)
        #expect(transport.requests.count == 2)
    }

    @Test func `nothing is sent before it is asked for`() async throws {
        let transport = ScriptedTransport([page("a", "b"), page("c")])
        var iterator = pages(transport).items.makeAsyncIterator()
        #expect(transport.requests.isEmpty)
        #expect(try await iterator.next()?.id == "a")
        #expect(try await iterator.next()?.id == "b")
        #expect(transport.requests.count == 1)
        #expect(try await iterator.next()?.id == "c")
        #expect(transport.requests.count == 2)
        #expect(try await iterator.next() == nil)
        #expect(try await iterator.next() == nil)
        #expect(transport.requests.count == 2)
    }

    @Test func `each loop begins anew`() async throws {
        let transport = ScriptedTransport([page("a"), page("b")])
        let pages = pages(transport)
        #expect(try await pages.items.reduce("") { $0 + ($1.id ?? "") } == "a")
        #expect(try await pages.items.reduce("") { $0 + ($1.id ?? "") } == "b")
        #expect(queries(transport).map { $0["offset"] } == ["0", "0"])
    }

    @Test func `an error comes after the pages before it, and ends the loop`() async throws {
        let transport = ScriptedTransport([page("a", "b"), .error(404, "DBS.200002"), page("never")])
        var iterator = pages(transport).makeAsyncIterator()
        #expect(try await iterator.next()?.instances?.count == 2)
        let error = await gaussDBError { try await iterator.next() }
        #expect(error?.class == .notFound)
        #expect(error?.operation == "instance.list")
        #expect(try await iterator.next() == nil)
        #expect(transport.requests.count == 2)
    }

    @Test func `an error ends the loop over items`() async throws {
        let transport = ScriptedTransport([page("a", "b"), .error(404, "DBS.200002"), page("never")])
        var iterator = pages(transport).items.makeAsyncIterator()
        _ = try await (iterator.next(), iterator.next())
        #expect(await gaussDBError { try await iterator.next() }?.class == .notFound)
        #expect(try await iterator.next() == nil)
        #expect(transport.requests.count == 2)
    }

    @Test func `wrong arguments are refused before anything is sent`() async throws {
        let transport = ScriptedTransport([])
        var iterator = pages(transport, ListInstancesRequest(limit: 0)).makeAsyncIterator()
        let error = await gaussDBError { try await iterator.next() }
        #expect(error?.kind == .validation)
        #expect(error?.path == "limit")
        #expect(transport.requests.isEmpty)
    }

    @Test func `a loop whose task is cancelled ends at once`() async {
        let transport = ScriptedTransport([page("a", "b"), .hang])
        let pages = pages(transport)
        let task = Task {
            await gaussDBError {
                for try await _ in pages.items {}
                return ()
            }
        }
        await transport.received(2)
        task.cancel()
        #expect(await task.value?.kind == .cancelled)
        #expect(transport.requests.count == 2)
    }

    @Test func `the options of the loop hold for each page`() async throws {
        let transport = ScriptedTransport([page("a", "b"), page()])
        let pages = Samples.client(transport).pages(
            ListGaussMySqlInstancesUnifyStatus.self, ListInstancesRequest(limit: 2),
            options: CallOptions(language: "zh-cn"))
        for try await _ in pages {}
        #expect(transport.requests.map { $0.headers["X-Language"] } == ["zh-cn", "zh-cn"])
    }

    // MARK: Lists that are followed by their items

    private let window = (start: "2024-01-01T00:00:00+0000", end: "2024-01-02T00:00:00+0000")

    @Test func `a list with a marker goes on after the last item's name`() async throws {
        let transport = ScriptedTransport([
            .json(#"{"files": [{"name": "1.csv"}, {"name": "2 数.csv"}]}"#), .json(#"{"files": [{"name": "3.csv"}]}"#),
        ])
        let input = ListSQLAuditLinksRequest(
            instanceID: Calls.instance, startTime: window.start, endTime: window.end, limit: 2)
        var seen: [String?] = []
        for try await file in Samples.client(transport).pages(ListAuditLogDownloadLink.self, input).items {
            seen.append(file.name)
        }
        #expect(seen == ["1.csv", "2 数.csv", "3.csv"])
        #expect(queries(transport).map { $0["last_file_name"] } == [nil, "2 数.csv"])
    }

    @Test func `a log goes on after the last line's number`() async throws {
        let transport = ScriptedTransport([
            .json(#"{"slow_log_list": [{"line_num": "1716912000001"}]}"#),
            .json(#"{"slow_log_list": [{"line_num": "1716912000002"}]}"#), .json(#"{"slow_log_list": []}"#),
        ])
        let client = Samples.client(transport)
        var count = 0
        for try await _ in client.pages(ListLtsSlowlogDetails.self, slowLogs(limit: 1)).items { count += 1 }
        #expect(count == 2)
        let numbers = try transport.requests.map { try JSONValue(parsing: $0.body)["line_num"] }
        #expect(numbers == [nil, "1716912000001", "1716912000002"])
    }

    @Test func `a full page of a log without numbers is an error that ends the loop`() async throws {
        let transport = ScriptedTransport([.json(#"{"slow_log_list": [{"count": "1"}]}"#), .json("{}")])
        var iterator = Samples.client(transport).pages(ListLtsSlowlogDetails.self, slowLogs(limit: 1))
            .makeAsyncIterator()
        // What came is not lost.
        #expect(try await iterator.next()?.slowLogList?.first?.count == "1")
        let error = await gaussDBError { try await iterator.next() }
        #expect(error?.kind == .network)
        #expect(error?.operation == "logs.list_slow")
        #expect(try await iterator.next() == nil)
        #expect(transport.requests.count == 1)
    }

    private func slowLogs(limit: Int) -> ListSlowLogsRequest {
        ListSlowLogsRequest(
            instanceID: Calls.instance, nodeID: "0a1b2c3d4e5f60718293a4b5c6d7e8f9no07", startTime: window.start,
            endTime: window.end, limit: limit)
    }
}
