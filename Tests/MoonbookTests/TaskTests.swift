import Testing

@testable import Moonbook

/// The task library, as scripts use it.
@Suite struct TaskTests {
    @Test func allReturnsResultsUnderTheSameKeys() async {
        #expect(
            await output(
                of:
                    "local r = task.all { a = function() task.sleep(2) return 'x' end, b = function() return 'y' end } print(r.a, r.b)"
            ) == ["x\ty"])
    }

    @Test func mapKeepsTheOrderAndTheLimit() async {
        #expect(
            await output(
                of: """
                    local active, most = 0, 0
                    local r = task.map({ 30, 10, 20, 5, 1 }, { limit = 2 }, function(n, i)
                      active = active + 1
                      most = math.max(most, active)
                      task.sleep(n)
                      active = active - 1
                      return n * 10 + i
                    end)
                    print(table.concat(r, " "), most)
                    """) == ["301 102 203 54 15\t2"])
    }

    @Test func theFirstFailureCancelsTheOthersAndIsRaised() async {
        #expect(
            await output(
                of: """
                    local closed = 0
                    local ok, e = pcall(task.all, {
                      slow = function()
                        local guard <close> = setmetatable({}, { __close = function() closed = closed + 1 end })
                        task.sleep "10h"
                      end,
                      bad = function() task.sleep(1) error { code = "E1" } end,
                    })
                    print(ok, e.code, closed)
                    """) == ["false\tE1\t1"])
    }

    @Test func anErrorKeepsItsIdentityAcrossTasks() async {
        #expect(
            await output(
                of: """
                    local original = setmetatable({}, { __tostring = function() return "mine" end })
                    local t = task.spawn(function() error(original) end)
                    local ok, e = pcall(t.wait, t)
                    print(ok, rawequal(e, original), tostring(e))
                    """) == ["false\ttrue\tmine"])
    }

    @Test func aFailureNobodyWaitedForEndsTheParent() async {
        let error = await Bench().run("task.spawn(function() error('lost?') end)\ntask.sleep(1)").error
        #expect(error?.message == "lost?")
    }

    @Test func aScopeEndsAtItsDeadline() async {
        #expect(
            await output(
                of: """
                    local ok, e = pcall(function()
                      task.scope { deadline = "5s" } (function(s)
                        s:spawn("long", function() task.sleep "10h" end)
                      end)
                    end)
                    print(ok, e.kind, e.message)
                    """) == ["false\ttimeout\tthe deadline of 5s passed"])
    }

    @Test func cancellationCannotBeSwallowed() async {
        #expect(
            await output(
                of: """
                    local reached = false
                    local t = task.spawn(function()
                      pcall(task.sleep, "10h")
                      xpcall(task.sleep, function(e) return e end, "10h")
                      coroutine.wrap(function() pcall(task.sleep, "10h") end)()
                      reached = true
                    end)
                    task.sleep(1)
                    t:cancel()
                    local ok, e = pcall(t.wait, t)
                    print(ok, e.kind, reached)
                    """) == ["false\tcancelled\tfalse"])
    }

    @Test func aTaskThatWasCancelledSaysSoBeforeAndAfterItIsWaitedFor() async {
        #expect(
            await output(
                of: """
                    local t = task.spawn(function() task.sleep "10h" end)
                    task.sleep(1)
                    t:cancel()
                    task.sleep(1)
                    local before = t:status()
                    pcall(t.wait, t)
                    local failed = task.spawn(function() error(task.failure { kind = "cancelled", message = "no" }) end)
                    pcall(failed.wait, failed)
                    local done = task.spawn(function() end)
                    done:wait()
                    print(before, t:status(), failed:status(), done:status())
                    """) == ["cancelled\tcancelled\tfailed\tdone"])
    }

    @Test func theStatusOfOneOfManyTasksIsKept() async {
        // The host forgets tasks whose end was received once there are many.
        #expect(
            await output(
                of: """
                    local counts = {}
                    for _ = 1, 200 do
                      local t = task.spawn(function() task.sleep "10h" end)
                      task.sleep(1)
                      t:cancel()
                      pcall(t.wait, t)
                      counts[t:status()] = (counts[t:status()] or 0) + 1
                    end
                    print(json.encode(counts))
                    """) == [#"{"cancelled":200}"#])
    }

    @Test func cleanUpMayWait() async {
        #expect(
            await output(
                of: """
                    local steps = {}
                    local t = task.spawn(function()
                      local guard <close> = setmetatable({}, { __close = function()
                        task.sleep(1)
                        steps[#steps + 1] = "cleaned"
                      end })
                      task.sleep "10h"
                    end)
                    task.sleep(1)
                    t:cancel()
                    pcall(t.wait, t)
                    print(steps[1])
                    """) == ["cleaned"])
    }

    @Test func tasksThatWaitForEachOtherAreAnErrorNotAHang() async {
        let error = await Bench().run(
            """
            local a, b
            a = task.spawn(function() task.sleep(1) b:wait() end)
            b = task.spawn(function() a:wait() end)
            a:wait()
            """
        ).error
        #expect(error?.message.contains("wait for each other") == true)
    }

    @Test func waitingWhereLuaCannotWaitNamesThePlace() async {
        let sort = await Bench().run("table.sort({ 2, 1, 3 }, function(a, b) task.sleep(1) return a < b end)").error
        #expect(sort?.message == "cannot wait inside table.sort's comparator")
        #expect(sort?.kind == .script && sort?.hint != nil)
        #expect(sort?.location?.description == "test.lua:1")
        let gsub = await Bench().run("local s = ('abc'):gsub('.', function(c) task.sleep(1) end)").error
        #expect(gsub?.message == "cannot wait inside string.gsub's callback")
    }

    @Test func generatorsMayWaitBetweenTheirValues() async {
        #expect(
            await output(
                of: """
                    local function pages()
                      return coroutine.wrap(function() for i = 1, 3 do task.sleep(1) coroutine.yield(i) end end)
                    end
                    local sum = 0
                    for page in pages() do sum = sum + page end
                    print(sum)
                    """) == ["6"])
    }

    @Test func tenThousandTasksWaitAtTheSameTime() async {
        #expect(
            await output(
                of: """
                    local n = 0
                    local items = {}
                    for i = 1, 10000 do items[i] = i end
                    task.map(items, { limit = 10000 }, function() task.sleep(60) n = n + 1 end)
                    print(n)
                    """) == ["10000"])
    }

    @Test func theTracebackGoesThroughTheTasks() async {
        let error = await Bench().run(
            """
            local function inner()
              error("deep")
            end
            task.all {
              proxy = function() inner() end,
            }
            """
        ).error
        #expect(error?.message == "deep")
        #expect(error?.location?.description == "test.lua:2")
        let trace = error?.traceback.joined(separator: " | ") ?? ""
        #expect(
            trace.contains("test.lua:2") && trace.contains("test.lua:5") && trace.contains("task \"proxy\""), "\(trace)"
        )
    }

    @Test func aTableThatIsRaisedIsShownByItsMessage() async {
        let error = await Bench().run("error { message = 'disk full', code = 7 }").error
        #expect(error?.message == "disk full")
    }
}
