import GaussDB
import GaussDBEmulator
import Testing

@testable import Moonbook

/// Waiting for the service's jobs.
@Suite struct JobTests {
    @Test func aResponseThatNamesAJobCanBeWaitedFor() async {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "demo")
        let record = await bench.run(
            """
            local job = instance.restart { instance_id = "\(id)" }:wait { timeout = "30m" }
            print(job.status, job.instance.name)
            """)
        #expect(record.output == ["Completed\tdemo"], "\(String(describing: record.error))")
        let kinds = record.events.compactMap { event in
            switch event {
            case .jobStarted: "started"
            case .jobFinished: "finished"
            default: nil
            }
        }
        #expect(kinds == ["started", "finished"])
        #expect(record.outcome.unfinishedJobs.isEmpty)
    }

    @Test func progressReachesTheScript() async {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "demo")
        let record = await bench.run(
            """
            local seen = 0
            instance.add_nodes { instance_id = "\(id)", priorities = { 1, 2 } }:wait {
              on_progress = function(p)
                assert(({ Running = 1, Pending = 1, Unknown = 1, Completed = 1 })[p.status], p.status)
                seen = seen + 1
              end,
            }
            print(seen > 0)
            """)
        #expect(record.output == ["true"], "\(String(describing: record.error))")
    }

    @Test func anErrorInTheProgressFunctionIsRaisedByTheWait() async {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "demo")
        let error = await bench.run(
            """
            instance.restart { instance_id = "\(id)" }:wait { on_progress = function() error("mine") end }
            """
        ).error
        #expect(error?.message == "mine")
    }

    @Test func aJobThatFailsRaisesItsReason() async {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "demo")
        bench.emulator.inject(
            EmulatorFault(operation: "instance.restart", respond: .jobFails("the node did not come back")))
        let error = await bench.run(
            """
            local started = instance.restart { instance_id = "\(id)" }
            started:wait {}
            """
        ).error
        #expect(error?.kind == .job)
        #expect(error?.message.contains("the node did not come back") == true, "\(String(describing: error))")
        #expect(error?.jobID != nil)
        #expect(error?.location?.line == 2)
    }

    @Test func aWaitThatTakesTooLongSaysWhatStillRuns() async {
        let bench = Bench(speed: 60)
        let id = bench.emulator.makeInstance(name: "demo")
        let record = await bench.run(
            "instance.add_nodes { instance_id = '\(id)', priorities = { 1 } }:wait { timeout = '20s' }")
        #expect(record.error?.kind == .timeout, "\(String(describing: record.error))")
        #expect(record.outcome.unfinishedJobs.map(\.operation) == ["instance.add_nodes"])
    }

    @Test func cancellingARunListsTheJobsThatGoOn() async {
        let bench = Bench(speed: 60)
        let id = bench.emulator.makeInstance(name: "demo")
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let run = Task {
            await Runtime(client: bench.client).run(
                Script(
                    name: "test.lua",
                    source: "instance.add_nodes { instance_id = '\(id)', priorities = { 1, 2, 3 } }:wait()")
            ) { event in
                if case .jobStarted = event { start.yield() }
            }
        }
        for await _ in started { break }
        run.cancel()
        let outcome = await run.value
        guard case .cancelled = outcome.status else {
            Issue.record("\(outcome)")
            return
        }
        #expect(outcome.unfinishedJobs.count == 1)
        #expect(outcome.unfinishedJobs.first?.operation == "instance.add_nodes")
    }

    @Test func twoChangesOfOneInstanceTakeTurns() async {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "demo")
        let record = await bench.run(
            """
            task.all {
              a = function() instance.restart { instance_id = "\(id)" }:wait() end,
              b = function() sqlfilter.set_switch { instance_id = "\(id)", switch_status = "ON" }:wait() end,
            }
            print(sqlfilter.get_switch { instance_id = "\(id)" }.switch_status)
            """)
        #expect(record.output == ["ON"], "\(String(describing: record.error)) \(record.error?.traceback ?? [])")
        #expect(record.events.contains { if case .waitingForBusyInstance = $0 { true } else { false } })
    }

    @Test func manyWaitsShareTheirPolls() async {
        let bench = Bench()
        let ids = (0..<100).map { bench.emulator.makeInstance(name: "node-\($0)") }
        let list = ids.map { "\"\($0)\"" }.joined(separator: ",")
        let record = await bench.run(
            """
            task.map({ \(list) }, { limit = 100 }, function(id) instance.restart { instance_id = id }:wait() end)
            print("done")
            """)
        #expect(record.output == ["done"], "\(String(describing: record.error))")
        let polls = bench.emulator.requests.filter { $0.operation == "job.get" || $0.operation == "job.list" }.count
        #expect(polls < 300, "100 waits took \(polls) polls")
    }

    @Test func severalJobsAreWaitedForUnderTheirNames() async {
        let bench = Bench()
        let first = bench.emulator.makeInstance(name: "first")
        let second = bench.emulator.makeInstance(name: "second")
        let record = await bench.run(
            """
            local started = instance.restart { instance_id = "\(second)" }
            local ended = job.wait_all({
              a = instance.restart { instance_id = "\(first)" },
              b = started:job(),
              c = started.job_id,
            }, { timeout = "30m" })
            print(ended.a.instance.name, ended.b.instance.name, ended.c.status)
            print(next(job.wait_all {}))
            """)
        #expect(record.output == ["first\tsecond\tCompleted", "nil"], "\(String(describing: record.error))")
        #expect(record.outcome.unfinishedJobs.isEmpty)
    }

    @Test func jobsInAListAreWaitedForInItsOrder() async {
        let bench = Bench()
        let ids = ["first", "second"].map { bench.emulator.makeInstance(name: $0) }
        let record = await bench.run(
            """
            local ended = job.wait_all {
              instance.restart { instance_id = "\(ids[0])" }.job_id, instance.restart { instance_id = "\(ids[1])" },
            }
            print(#ended, ended[1].instance.name, ended[2].instance.name)
            """)
        #expect(record.output == ["2\tfirst\tsecond"], "\(String(describing: record.error))")
    }

    @Test func aResponseWithoutBracesIsRefusedWithTheRightForm() async {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "demo")
        let error = await bench.run("local r = instance.restart { instance_id = '\(id)' }\njob.wait_all(r)").error
        #expect(error?.message == "job.wait_all takes a list, and this is one response or handle")
        #expect(error?.hint == "write `job.wait_all { r }` with braces, or `r:wait()`")
        #expect(error?.location?.description == "test.lua:2")
    }

    @Test func aHandleFromAnEarlierRunCanBeWaitedFor() async {
        let bench = Bench()
        let id = bench.emulator.makeInstance(name: "demo")
        let first = await bench.run("print(instance.restart { instance_id = '\(id)' }.job_id)")
        let jobID = first.output.first ?? ""
        #expect(await bench.run("print(job.handle('\(jobID)'):wait().status)").output == ["Completed"])
    }
}
