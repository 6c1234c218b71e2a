import Testing

@testable import Moonbook

/// What a run may use, and how it is stopped from outside.
@Suite struct LimitTests {
    @Test func anEndlessLoopEndsAtTheDeadline() async {
        let record = await Bench().run("local n = 0\nwhile true do n = n + 1 end", deadline: .milliseconds(50))
        guard case .timedOut(let error) = record.outcome.status else {
            Issue.record("\(record.outcome)")
            return
        }
        #expect(error.kind == .timeout)
        #expect(error.location?.description == "test.lua:2")
    }

    @Test func anEndlessLoopThatCatchesErrorsEndsToo() async {
        let record = await Bench().run(
            "while true do pcall(function() while true do end end) end", deadline: .milliseconds(50))
        guard case .timedOut = record.outcome.status else {
            Issue.record("\(record.outcome)")
            return
        }
    }

    @Test func aCleanUpThatNeverEndsIsEndedAfterTheGracePeriod() async {
        var bench = Bench()
        bench.configuration.gracePeriod = .milliseconds(50)
        let record = await bench.run(
            "local guard <close> = setmetatable({}, { __close = function() while true do end end })\nwhile true do end",
            deadline: .milliseconds(50))
        guard case .timedOut = record.outcome.status else {
            Issue.record("\(record.outcome)")
            return
        }
    }

    @Test func cancellingTheSwiftTaskCancelsTheRunInOrder() async {
        let bench = Bench()
        let (started, start) = AsyncStream.makeStream(of: Void.self)
        let run = Task {
            await Runtime(client: bench.client).run(
                Script(
                    name: "test.lua",
                    source: """
                        local guard <close> = setmetatable({}, { __close = function() print("closed") end })
                        print("waiting")
                        task.sleep "100h"
                        """)
            ) { event in
                if case .output = event { start.yield() }
            }
        }
        for await _ in started { break }
        run.cancel()
        let outcome = await run.value
        guard case .cancelled(let error) = outcome.status else {
            Issue.record("\(outcome)")
            return
        }
        #expect(error?.location?.description == "test.lua:3")
    }

    @Test func aRunWhoseTaskWasCancelledBeforeItBeganEndsAtOnce() async {
        let bench = Bench()
        let run = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await Runtime(client: bench.client).run(Script(name: "test.lua", source: "task.sleep '1000h'"))
        }
        guard case .cancelled = await run.value.status else {
            Issue.record("the run was not cancelled")
            return
        }
    }

    @Test func memoryBeyondTheCapIsALimitError() async {
        var bench = Bench()
        bench.configuration.memoryLimit = 8 << 20
        let error = await bench.run("local t = {}\nfor i = 1, 1e9 do t[i] = { i } end").error
        #expect(error?.kind == .limit)
        #expect(error?.message == "the script used more memory than it may")
        #expect(await bench.run("return ('x'):rep(1e9)").error?.kind == .limit)
    }

    @Test func twoRunsShareNothing() async {
        let bench = Bench()
        async let first = bench.run("shared = 1 task.sleep(5) print(shared)")
        async let second = bench.run("task.sleep(2) print(rawget(_G, 'shared'))")
        #expect(await first.output == ["1"])
        #expect(await second.output == ["nil"])
    }

    @Test func aRunWhoseChildIsInterruptedDoesNotGoOn() async {
        let record = await Bench().run(
            """
            local t = task.spawn(function() while true do end end)
            pcall(t.wait, t)
            print("went on")
            """, deadline: .milliseconds(50))
        guard case .timedOut = record.outcome.status else {
            Issue.record("\(record.outcome)")
            return
        }
        #expect(record.output == [])
    }
}
