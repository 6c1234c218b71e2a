import GaussDB
import JSONWire
import Testing

@testable import Moonbook

/// Lists that come page by page: `each…` and `all…`.
@Suite struct PagingTests {
    private static let instance = "0123456789abcdef0123456789abcdefin07"
    private static let node = "0123456789abcdef0123456789abcdefno07"
    private static let window = """
        instance_id = "\(instance)", node_id = "\(node)",
        start_time = "2024-01-01T00:00:00+0800", end_time = "2024-01-02T00:00:00+0800"
        """

    /// A service with so many instances that pages as it is asked to.
    private static func instances(_ count: Int, saysTotal: Bool = true) -> ScriptedService {
        ScriptedService { request, _ in
            let offset = request.query("offset").flatMap { Int($0) } ?? 0
            let limit = request.query("limit").flatMap { Int($0) } ?? 100
            let names = (offset..<max(offset, min(offset + limit, count))).map { "node-\($0)" }
            var body: JSONObject = ["instances": .array(names.map { ["name": .string($0)] })]
            if saysTotal { body["total_count"] = .integer(Int64(count)) }
            return .json(.object(body))
        }
    }

    private func names(_ range: Range<Int>) -> String { range.map { "node-\($0)" }.joined(separator: " ") }

    private let collect = """
        local function collect(iterator, field)
          local seen = {}
          for item in iterator do seen[#seen + 1] = tostring(item[field]) end
          print(table.concat(seen, " "))
        end
        """

    // MARK: Offset

    @Test func offsetsGoOnByWhatCame() async {
        let service = Self.instances(7)
        let record = await service.run("\(collect) collect(instance.each { limit = 3 }, 'name')")
        #expect(record.output == [names(0..<7)], "\(String(describing: record.error))")
        #expect(service.requests.map(\.query) == ["offset=0&limit=3", "offset=3&limit=3", "offset=6&limit=3"])
    }

    @Test func theTotalSparesTheEmptyPageAfterAFullLastOne() async {
        let service = Self.instances(6)
        #expect(await service.run("\(collect) collect(instance.each { limit = 3 }, 'name')").output == [names(0..<6)])
        #expect(service.requests.count == 2)
    }

    @Test func withoutATotalAFullLastPageIsFollowedByAnEmptyOne() async {
        let service = Self.instances(6, saysTotal: false)
        #expect(await service.run("\(collect) collect(instance.each { limit = 3 }, 'name')").output == [names(0..<6)])
        #expect(service.requests.map { $0.query("offset") } == ["0", "3", "6"])
    }

    @Test func aGivenOffsetIsWhereTheLoopBegins() async {
        let service = Self.instances(7)
        #expect(
            await service.run("\(collect) collect(instance.each { offset = 4, limit = 2 }, 'name')").output
                == [names(4..<7)])
        #expect(service.requests.map { $0.query("offset") } == ["4", "6"])
    }

    @Test func withoutALimitPagesAreAsLargeAsTheyMayBe() async {
        let service = Self.instances(120)
        #expect(await service.run("print(#instance.all {}, #instance.all())").output == ["120\t120"])
        #expect(service.requests.map { $0.query("limit") } == ["100", "100", "100", "100"])
    }

    @Test func theArgumentsGoWithEveryPageAndStayAsTheyWere() async {
        let service = Self.instances(5)
        let record = await service.run(
            """
            local arguments = { name = "*prod", limit = 2 }
            for _ in instance.each(arguments) do end
            print(arguments.name, arguments.limit, rawget(arguments, "offset"))
            """)
        #expect(record.output == ["*prod\t2\tnil"], "\(String(describing: record.error))")
        #expect(service.requests.map { $0.query("name") } == ["%2Aprod", "%2Aprod", "%2Aprod"])
    }

    @Test func theOptionsGoWithEveryPage() async {
        let service = Self.instances(5)
        let record = await service.run("print(#instance.all({ limit = 2 }, { language = 'zh-cn' }))")
        #expect(record.output == ["5"], "\(String(describing: record.error))")
        #expect(service.requests.map { $0.headers["X-Language"] } == ["zh-cn", "zh-cn", "zh-cn"])
    }

    @Test func aShortPageIsNotTheLastWhileTheTotalSaysSo() async {
        // The service may give fewer than were asked for, and may write its total as text.
        for total: JSONValue in [7, "7"] {
            let service = ScriptedService { request, _ in
                let offset = request.query("offset").flatMap { Int($0) } ?? 0
                let names = (offset..<max(offset, min(offset + 2, 7))).map { "node-\($0)" }
                return .json(["instances": .array(names.map { ["name": .string($0)] }), "total_count": total])
            }
            let record = await service.run("\(collect) collect(instance.each { limit = 3 }, 'name')")
            #expect(record.output == [names(0..<7)], "\(String(describing: record.error))")
            #expect(service.requests.map { $0.query("offset") } == ["0", "2", "4", "6"])
        }
    }

    @Test func aLimitThatIsNullIsNone() async {
        let service = Self.instances(120)
        let record = await service.run("print(#instance.all { limit = null, offset = null })")
        #expect(record.output == ["120"], "\(String(describing: record.error))")
        #expect(service.requests.map(\.query) == ["offset=0&limit=100", "offset=100&limit=100"])
    }

    // MARK: Several tasks

    @Test func aLoopThatWaitsForAPageRefusesASecondTaskAndLosesNothing() async {
        let service = Self.instances(7)
        let record = await service.run(
            """
            local next = instance.each { limit = 3 }
            local seen, refusals = {}, {}
            local first = task.spawn(function()
              for i in next do seen[#seen + 1] = i.name end
            end)
            local second = task.spawn(function() next() end)
            local ok, e = pcall(second.wait, second)
            first:wait()
            print(table.concat(seen, " "))
            print(ok, e.kind, e.message, e.location)
            """)
        #expect(
            record.output == [
                names(0..<7),
                "false\tscript\tanother task waits for the next page of this loop over `instance.each`\ttest.lua:6",
            ], "\(String(describing: record.error))")
        #expect(service.requests.count == 3)
    }

    @Test func tasksMayTakeTurnsAtOneLoop() async {
        let record = await Self.instances(5).run(
            """
            local next = instance.each { limit = 2 }
            local seen = {}
            for _ = 1, 3 do
              task.spawn(function() seen[#seen + 1] = next().name seen[#seen + 1] = next().name end):wait()
              if #seen == 4 then break end
            end
            print(table.concat(seen, " "), next().name, next(), next())
            """)
        #expect(
            record.output == [names(0..<4) + "\tnode-4\tnil\tnil"], "\(String(describing: record.error))")
    }

    @Test func aCancelledWaitForAPageLeavesTheLoopToOthers() async {
        let record = await Self.instances(3).run(
            """
            local next = instance.each { limit = 2 }
            local t = task.spawn(function() next() end)
            local other = task.spawn(function() t:cancel() end)
            other:wait()
            pcall(t.wait, t)
            print(t:status(), next().name, next().name, next().name, next())
            """)
        #expect(record.output == ["cancelled\tnode-0\tnode-1\tnode-2\tnil"], "\(String(describing: record.error))")
    }

    // MARK: Line numbers and markers

    @Test func lineNumbersGoOnBehindTheLastLine() async {
        let service = ScriptedService { request, _ in
            let last = request.json?["line_num"]?.stringValue.flatMap { Int($0) } ?? 1_700_000_000_000
            let lines = (last + 1)..<(last + 3 > 1_700_000_000_005 ? 1_700_000_000_006 : last + 3)
            return .json([
                "slow_log_list": .array(lines.map { ["line_num": .string("\($0)"), "query_sample": "select 1"] })
            ])
        }
        let record = await service.run("\(collect) collect(logs.each_slow { limit = 2, \(Self.window) }, 'line_num')")
        #expect(
            record.output == [(1...5).map { "\(1_700_000_000_000 + $0)" }.joined(separator: " ")],
            "\(String(describing: record.error))")
        #expect(
            service.requests.map { $0.json?["line_num"]?.stringValue } == [nil, "1700000000002", "1700000000004"])
        #expect(service.requests.map { $0.json?["limit"] } == [2, 2, 2])
    }

    @Test func aRequiredLimitNeedNotBeGivenToALoop() async {
        let service = ScriptedService(["slow_log_list": []])
        #expect(await service.run("print(#logs.all_slow { \(Self.window) })").output == ["0"])
        #expect(service.requests.map { $0.json?["limit"] } == [5000])
    }

    private static let files = ["a.csv", "b.csv", "c.csv", "d.csv"]

    private static func fileService() -> ScriptedService {
        ScriptedService { request, _ in
            let last = request.query("last_file_name") ?? ""
            let page = files.filter { $0 > last }.prefix(request.query("limit").flatMap { Int($0) } ?? 10)
            return .json(["files": .array(page.map { ["name": .string($0), "size": 1] })])
        }
    }

    @Test func markersAreTheLastItemsNames() async {
        let service = Self.fileService()
        let record = await service.run(
            """
            \(collect)
            collect(logs.each_sql_audit_links {
              instance_id = "\(Self.instance)", start_time = "2024-01-01T00:00:00+0800",
              end_time = "2024-01-02T00:00:00+0800", limit = 2,
            }, "name")
            """)
        #expect(record.output == ["a.csv b.csv c.csv d.csv"], "\(String(describing: record.error))")
        #expect(service.requests.map { $0.query("last_file_name") } == [nil, "b.csv", "d.csv"])
    }

    @Test func aGivenMarkerIsWhereTheLoopBegins() async {
        let service = Self.fileService()
        let record = await service.run(
            """
            \(collect)
            collect(logs.each_sql_audit_links {
              instance_id = "\(Self.instance)", start_time = "2024-01-01T00:00:00+0800",
              end_time = "2024-01-02T00:00:00+0800", last_file_name = "c.csv",
            }, "name")
            """)
        #expect(record.output == ["d.csv"], "\(String(describing: record.error))")
        #expect(service.requests.map { $0.query("limit") } == ["50"])
    }

    @Test func aFullPageWithoutAMarkerIsAnErrorAndNoEndlessLoop() async {
        let service = ScriptedService(["slow_log_list": [["query_sample": "select 1"]]])
        let error = await service.run("logs.all_slow { limit = 1, \(Self.window) }").error
        #expect(error?.kind == .network)
        #expect(error?.operation == "logs.list_slow")
        #expect(
            error?.message == "the last item of a full page has no `line_num`, so the next cannot be asked for")
        #expect(error?.location?.description == "test.lua:1")
        #expect(service.requests.count == 1)
    }

    @Test func aServiceThatRepeatsItsPageIsNotAskedForEver() async {
        let service = ScriptedService(["slow_log_list": [["line_num": "1700000000001"]]])
        let record = await service.run("print(#logs.all_slow { limit = 1, \(Self.window) })")
        #expect(record.output == ["2"], "\(String(describing: record.error))")
        #expect(service.requests.count == 2)
    }

    // MARK: Errors and ends

    @Test func anErrorOfTheFirstPageComesFromTheLoopsLine() async {
        let service = ScriptedService { _, _ in .error(400, "DBS.280001", "no") }
        let error = await service.run("local n = 0\nfor i in instance.each {} do n = n + 1 end").error
        #expect(error?.location?.description == "test.lua:2")
        #expect(error?.operation == "instance.list")
        #expect(error?.code == "DBS.280001")
    }

    @Test func anErrorInTheMiddleComesAfterTheItemsBeforeIt() async {
        let service = ScriptedService { request, _ in
            if request.query("offset") == "2" { return .error(400, "DBS.280001", "no") }
            return .json(["instances": [["name": "a"], ["name": "b"]], "total_count": 9])
        }
        let record = await service.run(
            """
            local seen = {}
            local ok, e = pcall(function()
              for i in instance.each { limit = 2 } do seen[#seen + 1] = i.name end
            end)
            print(table.concat(seen, " "), ok, e.code, e.location)
            """)
        #expect(record.output == ["a b\tfalse\tDBS.280001\ttest.lua:3"], "\(String(describing: record.error))")
    }

    @Test func aFailedPageCanBeAskedForAgain() async {
        let service = ScriptedService { request, number in
            if number == 2 { return .error(400, "DBS.280001", "no") }
            let offset = request.query("offset").flatMap { Int($0) } ?? 0
            return .json(["instances": [["name": .string("node-\(offset)")]], "total_count": 2])
        }
        let record = await service.run(
            """
            local next = instance.each { limit = 1 }
            print(next().name, (pcall(next)), next().name, next(), next())
            """)
        #expect(record.output == ["node-0\tfalse\tnode-1\tnil\tnil"], "\(String(describing: record.error))")
    }

    @Test func wrongArgumentsAreRefusedAtTheLoopsLineBeforeAnythingIsSent() async {
        let service = ScriptedService()
        for (arguments, message) in [
            ("{ limit = 'many' }", "`limit` must be a whole number, not \"many\""),
            ("{ limit = 0 }", "`limit` is 0; allowed: 1 to 100"),
            ("{ nam = 'x' }", "unknown field `nam`; did you mean `name`?"),
            ("7", "the arguments are 7, not named fields"),
            ("{}, 7", "the options are 7, not named options"),
        ] {
            let error = await service.run("local n = 0\nfor i in instance.each(\(arguments)) do n = n + 1 end").error
            #expect(error?.message == message)
            #expect(error?.location?.description == "test.lua:2")
        }
        #expect(service.requests.isEmpty)
    }

    @Test func leavingTheLoopAsksForNoMorePages() async {
        let service = Self.instances(100)
        let record = await service.run(
            "for i in instance.each { limit = 10 } do if i.name == 'node-14' then print(i.name) break end end")
        #expect(record.output == ["node-14"], "\(String(describing: record.error))")
        #expect(service.requests.count == 2)
    }

    @Test func theBodyOfTheLoopMayWait() async {
        let service = Self.instances(5)
        let record = await service.run(
            """
            local sum = 0
            for i in instance.each { limit = 2 } do
              task.sleep(1)
              sum = sum + #instance.list { limit = 1 }.instances
            end
            print(sum)
            """)
        #expect(record.output == ["5"], "\(String(describing: record.error))")
        #expect(service.requests.count == 3 + 5)
    }

    @Test func twoLoopsDoNotDisturbOneAnother() async {
        let record = await Self.instances(4).run(
            """
            local pairs_seen = 0
            for a in instance.each { limit = 3 } do
              for b in instance.each { limit = 3 } do pairs_seen = pairs_seen + 1 end
            end
            print(pairs_seen)
            """)
        #expect(record.output == ["16"], "\(String(describing: record.error))")
    }

    @Test func severalTasksMayTakeFromTheirOwnLoops() async {
        let record = await Self.instances(5).run(
            """
            local counts = task.map({ 1, 2, 3 }, function() return #instance.all { limit = 2 } end)
            print(table.concat(counts, " "))
            """)
        #expect(record.output == ["5 5 5"], "\(String(describing: record.error))")
    }

    @Test(
        arguments: [
            ["instances": [], "total_count": 0], ["instances": nil, "total_count": 0], ["total_count": 0], [:],
        ] as [JSONValue])
    func nothingIsAnEmptyListThatGoesBackAsOne(body: JSONValue) async {
        let service = ScriptedService(body)
        let record = await service.run(
            """
            local none = instance.all {}
            print(#none, json.encode(none))
            api.request { method = "POST", path = "/v3/echo", body = { ids = none } }
            """)
        #expect(record.output == ["0\t[]"], "\(String(describing: record.error))")
        #expect(service.requests.last?.json == ["ids": []])
    }

    @Test func allIsAListOfPlainItems() async {
        let record = await Self.instances(3).run("print(json.encode(instance.all { limit = 2 }))")
        #expect(record.output == [#"[{"name":"node-0"},{"name":"node-1"},{"name":"node-2"}]"#])
    }
}
