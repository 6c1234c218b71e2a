import GaussDB
import GaussDBEmulator
import JSONWire
import Testing

@testable import Moonbook

/// `:wait()` where no job tells the end: the state of a resource does.
@Suite struct ResourceWaitTests {
    private static let instance = "0123456789abcdef0123456789abcdefin07"
    private static let starRocks = "0123456789abcdef0123456789abcdefin17"

    private static let deletion = """
        htap.starrocks.delete { instance_id = "\(instance)", starrocks_instance_id = "\(starRocks)" }
        """

    private static func order(password: String = "secret.generate()") -> String {
        """
        instance.create {
          name = "demo", region = "cn-north-4", mode = "Cluster", flavor_ref = "gaussdb.mysql.xlarge.x86.4",
          datastore = { type = "gaussdb-mysql", version = "8.0" }, availability_zone_mode = "single", slave_count = 1,
          vpc_id = "3cedfc54-b105-4652-a4e0-847b11576b58", subnet_id = "c1cfa53c-65d3-431e-8552-326bf310c7ad",
          security_group_id = "fc577a1a-f202-424a-977f-24faec3fdd55", password = \(password),
          charge_info = { charge_mode = "prePaid", period_type = "month", period_num = 1 },
        }
        """
    }

    /// A service whose StarRocks instance shows these states, one at each look; the last one stays. Nil: it is gone.
    private static func deleting(_ states: [String?]) -> ScriptedService {
        ScriptedService { request, number in
            guard request.method == .get else { return .json(["workflow_id": "workflow-1"]) }
            guard let state = states[min(number - 2, states.count - 1)] else { return .json(["instances": []]) }
            return .json([
                "instances": [
                    ["id": "other", "instance_state": ["instance_status": "normal"]],
                    ["id": .string(starRocks), "instance_state": ["instance_status": .string(state)]],
                ]
            ])
        }
    }

    private static func activities(_ record: Bench.Record) -> [String] {
        record.events.compactMap { event in
            switch event {
            case .jobStarted(let activity): "started \(activity.operation) \(activity.jobID)"
            case .jobProgress(let activity): "progress \(activity.status)"
            case .jobFinished(let activity): "finished \(activity.jobID) \(activity.status)"
            default: nil
            }
        }
    }

    // MARK: Orders

    @Test func aPrepaidInstanceIsWaitedForByItsState() async {
        let bench = Bench()
        let record = await bench.run(
            """
            require "runbook" { needs = { "instance.create" } }
            local r = \(Self.order())
            print(r.job_id, type(r.order_id))
            print(r:wait { timeout = "2h" })
            print(r.order_id)
            """)
        #expect(record.output.count == 3, "\(String(describing: record.error))")
        #expect(record.output.prefix(2) == ["nil\tstring", "normal"])
        let order = record.output.last ?? ""
        // Whether a look falls into the first backup is chance.
        #expect(
            Self.activities(record).filter { $0 != "progress backing up" } == [
                "started instance.create \(order)", "progress creating", "progress normal",
                "finished \(order) Completed",
            ])
        #expect(record.outcome.unfinishedJobs.isEmpty)
        #expect(bench.emulator.requests.contains { $0.operation == "instance.get" })
        #expect(bench.emulator.requests.allSatisfy { $0.operation != "job.get" && $0.operation != "job.list" })
    }

    @Test func anOrderWhoseJobIsNullIsAnOrderAllTheSame() async {
        let service = ScriptedService { request, number in
            guard request.method == .get else {
                return .json(
                    ["job_id": nil, "order_id": "order-1", "instance": ["id": .string(Self.instance)]], status: 201)
            }
            return .json(["instance": ["status": number < 4 ? "creating" : "normal"]])
        }
        let record = await service.run("print(\(Self.order()):wait())")
        #expect(record.output == ["normal"], "\(String(describing: record.error))")
        #expect(service.requests.last?.path.hasSuffix("/instances/\(Self.instance)") == true)
    }

    @Test func aFailureStateIsAnErrorAndTheEnd() async {
        let service = ScriptedService { request, number in
            guard request.method == .get else {
                return .json(["order_id": "order-1", "instance": ["id": .string(Self.instance)]], status: 201)
            }
            return .json(["instance": ["status": number < 4 ? "creating" : "createfail"]])
        }
        let record = await service.run("local r = \(Self.order())\nr:wait()")
        #expect(record.error?.kind == .job)
        #expect(record.error?.operation == "instance.create")
        #expect(record.error?.message == "the resource is createfail and will not become normal by waiting")
        #expect(record.error?.location?.description == "test.lua:8")
        #expect(
            Self.activities(record) == [
                "started instance.create order-1", "progress creating", "progress createfail",
                "finished order-1 Failed",
            ])
        #expect(record.outcome.unfinishedJobs.isEmpty)
    }

    // MARK: Workflows

    @Test func aDeletionIsWaitedForUntilTheResourceIsGone() async {
        let service = Self.deleting(["normal", "deleting", "deleting", nil])
        let record = await service.run(
            """
            require "runbook" { needs = { "htap.starrocks.delete" } }
            print(\(Self.deletion):wait())
            """)
        #expect(record.output == ["nil"], "\(String(describing: record.error))")
        #expect(
            Self.activities(record) == [
                "started htap.starrocks.delete workflow-1", "progress normal", "progress deleting",
                "finished workflow-1 Completed",
            ])
        #expect(service.requests.dropFirst().allSatisfy { $0.path.hasSuffix("/instances/\(Self.instance)/htap") })
    }

    @Test func theStatesReachTheScript() async {
        let record = await Self.deleting(["normal", "deleting", nil]).run(
            """
            local states = {}
            local state = \(Self.deletion):wait {
              on_progress = function(p)
                states[#states + 1] = p.status
                assert(p.id == "workflow-1" and p.elapsed >= 0)
              end,
            }
            print(state, states[#states], states[1] ~= states[#states])
            """)
        #expect(record.output == ["nil\tgone\ttrue"], "\(String(describing: record.error))")
    }

    @Test func anErrorInTheProgressFunctionEndsTheWait() async {
        let record = await Self.deleting(["deleting"]).run(
            "\(Self.deletion):wait { on_progress = function() error('mine') end }")
        #expect(record.error?.message == "mine")
        #expect(record.error?.location?.description == "test.lua:1")
    }

    @Test func aWaitThatTakesTooLongSaysWhatItIsStillDoing() async {
        let record = await Self.deleting(["deleting"]).run("local r = \(Self.deletion)\nr:wait { timeout = '10m' }")
        #expect(record.error?.kind == .timeout)
        #expect(record.error?.operation == "htap.starrocks.delete")
        #expect(
            record.error?.message.hasPrefix("the resource is deleting after 10 min, not gone") == true,
            "\(record.outcome)")
        #expect(record.error?.location?.description == "test.lua:2")
        #expect(record.outcome.unfinishedJobs.map(\.jobID) == ["workflow-1"])
    }

    @Test func aFailedLookIsNoFailedDeletion() async {
        let service = ScriptedService { request, number in
            guard request.method == .get else { return .json(["workflow_id": "workflow-1"]) }
            if number < 8 { return .error(503, "DBS.111111", "not now") }
            return .json(["instances": []])
        }
        let record = await service.run("print(\(Self.deletion):wait())")
        #expect(record.output == ["nil"], "\(String(describing: record.error))")
    }

    @Test func theDeadlineOfAScopeEndsTheWait() async {
        let service = Self.deleting(["deleting"])
        let record = await service.run(
            """
            local r = \(Self.deletion)
            local ok, e = pcall(function()
              task.scope { deadline = "5m" } (function() r:wait { timeout = "10h" } end)
            end)
            print(ok, e.kind)
            """)
        #expect(record.output == ["false\ttimeout"], "\(String(describing: record.error))")
        #expect(record.outcome.unfinishedJobs.map(\.jobID) == ["workflow-1"])
    }

    @Test func cancellingTheRunEndsTheWaitAndTellsWhatGoesOn() async {
        let service = Self.deleting(["deleting"])
        let (looks, look) = AsyncStream.makeStream(of: Void.self)
        let run = Task {
            await Runtime(client: service.client).run(
                Script(name: "test.lua", source: "local r = \(Self.deletion)\nr:wait { timeout = '1000h' }")
            ) { event in
                if case .jobProgress = event { look.yield() }
            }
        }
        for await _ in looks { break }
        run.cancel()
        let outcome = await run.value
        guard case .cancelled(let error) = outcome.status else {
            Issue.record("\(outcome)")
            return
        }
        #expect(error?.location?.description == "test.lua:2")
        #expect(outcome.unfinishedJobs.map(\.jobID) == ["workflow-1"])
    }

    @Test func twoWaitsAtOnceAreShownApart() async {
        let service = ScriptedService { request, _ in
            guard request.method == .get else {
                let name = request.json?["name"]?.stringValue ?? ""
                return .json(["backup": ["id": .string("id-of-" + name), "name": .string(name), "status": "BUILDING"]])
            }
            let id = request.query("backup_id") ?? ""
            return .json([
                "backups": [
                    ["id": .string(id), "name": .string(String(id.dropFirst(6))), "status": "COMPLETED"]
                ]
            ])
        }
        let record = await service.run(
            """
            local made = task.map({ "first", "second" }, function(name)
              return legacy.backup.create { instance_id = "\(Self.instance)", name = name }:wait()
            end)
            print(made[1], made[2])
            """)
        #expect(record.output == ["COMPLETED\tCOMPLETED"], "\(String(describing: record.error))")
        #expect(
            Set(Self.activities(record).filter { $0.hasPrefix("finished") }) == [
                "finished id-of-first Completed", "finished id-of-second Completed",
            ])
    }

    // MARK: Nothing to wait for

    @Test func aWorkflowThatNothingTellsTheEndOfIsAClearError() async {
        let service = ScriptedService(["workflow_id": "workflow-1"])
        let record = await service.run(
            """
            local r = htap.starrocks.restart { starrocks_instance_id = "\(Self.starRocks)" }
            print(r.workflow_id)
            r:wait()
            """)
        #expect(record.output == ["workflow-1"], "\(String(describing: record.error))")
        #expect(record.error?.kind == .job)
        #expect(record.error?.message == "the response of htap.starrocks.restart names no job to wait for")
        #expect(
            record.error?.hint
                == "it started a workflow, which the job centre does not know; look at the resource's state")
        #expect(record.error?.location?.description == "test.lua:3")
    }

    @Test func anOrderThatNothingTellsTheEndOfIsAClearError() async {
        let record = await ScriptedService(["order_id": "order-1"], status: 201).run(
            "local r = instance.extend_volume { instance_id = '\(Self.instance)', size = 100 }\nr:wait()")
        #expect(record.error?.message == "the response of instance.extend_volume names no job to wait for")
        #expect(
            record.error?.hint == "it made order order-1; the order is paid and carried out outside the job centre")
        #expect(record.error?.location?.description == "test.lua:2")
    }

    @Test func aJobThatTheAnswerDoesNotNameIsAClearError() async {
        for body: JSONValue in [["job_id": nil], ["job_id": ""], [:]] {
            let record = await ScriptedService(body).run("instance.restart { instance_id = '\(Self.instance)' }:wait()")
            #expect(record.error?.message == "the response of instance.restart names no job to wait for")
            #expect(record.error?.location?.description == "test.lua:1")
        }
    }

    @Test func whatIsDoneWhenItAnswersHasNoWait() async {
        let record = await ScriptedService().run("print(rawget(instance.list {}, 'wait'), instance.list {}.wait)")
        #expect(record.output == ["nil\tnil"])
    }

    // MARK: Options

    @Test(arguments: [
        ("5", "bad argument to 'wait' (options such as { timeout = \"15m\" } expected, got number)"),
        ("{ timout = '5m' }", "wait has no option `timout`; did you mean `timeout`?"),
        ("{ on_progress = 5 }", "`on_progress` of wait is a function, not 5"),
        (
            "{ timeout = false }",
            "`timeout` of wait is a duration such as \"15m\", or a number of seconds, not false"
        ),
        ("{ '5m' }", "the options of wait have names, and \"5m\" has none"),
        (
            "{ timeout = 'soon' }",
            "\"soon\" is not a duration; write seconds as a number, or text such as \"1h30m\", \"15m\", \"20s\" or \"250ms\""
        ),
        ("{ timeout = -1 }", "a duration is from 0 seconds to 3650 days, not -1"),
    ])
    func wrongOptionsAreNamedAtTheScriptsLine(options: String, message: String) async {
        let service = Self.deleting(["deleting"])
        let error = await service.run("local r = \(Self.deletion)\nr:wait(\(options))").error
        #expect(error?.message == message)
        #expect(error?.location?.description == "test.lua:2")
        let ofJob = await ScriptedService().run("local j = job.handle 'x'\nj:wait(\(options))").error
        #expect(ofJob?.message == message)
        #expect(ofJob?.location?.description == "test.lua:2")
    }

    @Test(arguments: [
        ("5", "bad argument #1 to 'job.wait_all' (a list of responses or handles expected, got number)"),
        ("{ job.handle 'x', {} }", "job.wait_all: item 2 is a table, neither a response nor a handle nor a job id"),
        ("{ a = 5 }", "job.wait_all: item `a` is 5, neither a response nor a handle nor a job id"),
        ("{ '' }", "job.wait_all: item 1 is \"\", neither a response nor a handle nor a job id"),
        ("{ nil, job.handle 'x' }", "job.wait_all: item 1 is nil"),
        ("{ [1] = job.handle 'x', [3] = job.handle 'y' }", "job.wait_all: item 2 is nil"),
        ("{ [true] = job.handle 'x' }", "job.wait_all: items have numbers from 1 on or names, and true is neither"),
        ("job.handle 'x'", "job.wait_all takes a list, and this is one response or handle"),
        ("instance.list {}", "job.wait_all takes a list, and this is one response or handle"),
        ("{}, { timout = 5 }", "wait has no option `timout`; did you mean `timeout`?"),
        ("{ instance.list {} }", "job.wait_all: item 1 has nothing to wait for"),
    ])
    func whatCannotBeWaitedForTogetherIsNamed(handles: String, message: String) async {
        let error = await ScriptedService().run("local x = 1\njob.wait_all(\(handles))").error
        #expect(error?.message == message)
        #expect(error?.location?.description == "test.lua:2")
    }
}
