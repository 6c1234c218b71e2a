import Lua
import Testing

@Suite struct ThreadTests {
    @Test func aThreadGoesThroughItsStates() throws {
        let driver = try Driver()
        let thread = try driver.thread("wait(1) return ...")
        #expect(thread.status == .ready)
        guard case .awaiting(let ticket) = try thread.resume() else { return #expect(Bool(false)) }
        #expect(thread.status == .waiting)
        guard case .finished = try driver.answer(thread, ticket) else { return #expect(Bool(false)) }
        #expect(thread.status == .dead)
    }

    @Test func aThreadIsResumedOnlyAsItsStateAllows() throws {
        let driver = try Driver()
        let thread = try driver.thread("wait(1)")
        #expect(throws: LuaError.self) { try thread.resume(answer: { _ in }) }
        guard case .awaiting(let ticket) = try thread.resume() else { return #expect(Bool(false)) }
        let error = #expect(throws: LuaError.self) { try thread.resume() }
        #expect(error?.message == "a Lua thread that is waiting cannot be resumed in this way")
        _ = try driver.answer(thread, ticket)
        #expect(throws: LuaError.self) { try thread.resume() }
    }

    @Test func aThreadCannotResumeItself() throws {
        let state = try LuaState()
        var thread: LuaThread?
        try state.setGlobal("again", state.function("again") { () throws in _ = try thread?.resume() })
        thread = try state.makeThread(state.load("local ok, e = pcall(again) return e.message", name: "=test"))
        guard case .finished(let results) = try thread?.resume() else { return #expect(Bool(false)) }
        #expect(try results.read(as: String.self) == "a Lua thread that is running cannot be resumed in this way")
        thread = nil
    }

    @Test func aThreadMayRunAnother() throws {
        let driver = try Driver()
        let inner = try driver.thread("note('inner') return wait(1)")
        try driver.state.setGlobal(
            "run_inner",
            driver.state.function("run_inner") { () throws in
                guard case .awaiting = try inner.resume() else { throw LuaError.misuse("unexpected") }
            })
        #expect(try driver.run("note('outer') run_inner() note('after') return wait(2)") == [.integer(2)])
        #expect(driver.events == ["outer", "inner", "after"])
        #expect(inner.status == .waiting)
        #expect(try driver.finish(inner, from: driver.answer(inner, 1)) == [.integer(1)])
    }

    @Test func argumentsReachTheFunction() throws {
        let state = try LuaState()
        let thread = try state.makeThread(state.load("return select('#', ...), ...", name: "=test")) { writer in
            writer.integer(1)
            writer.push(["a", "b"])
        }
        guard case .finished(let results) = try thread.resume() else { return #expect(Bool(false)) }
        #expect(try results.read(1, as: Int.self) == 2)
        #expect(try results.read(3, as: [String].self) == ["a", "b"])
    }

    @Test func aFailedThreadKeepsItsTraceback() throws {
        let driver = try Driver()
        let thread = try driver.thread("local function f()\n wait(1)\n error('late')\nend\nf()", name: "@t.lua")
        guard case .awaiting(let ticket) = try thread.resume() else { return #expect(Bool(false)) }
        #expect(thread.traceback == "[C]: in function 'wait'\nt.lua:2: in local 'f'\nt.lua:5: in main chunk")
        guard case .failed(let error) = try driver.answer(thread, ticket) else { return #expect(Bool(false)) }
        #expect(error.message == "t.lua:3: late")
        #expect(error.traceback == "[C]: in function 'error'\nt.lua:3: in local 'f'\nt.lua:5: in main chunk")
        #expect(thread.traceback == error.traceback)
    }

    @Test func whatIsToBeClosedIsClosedWhenTheThreadFails() throws {
        let driver = try Driver()
        let script = """
            local a <close> = setmetatable({}, {__close = function(_, e) note('a ' .. e) end})
            local b <close> = setmetatable({}, {__close = function(_, e) note(wait('b ' .. e)) end})
            error('x', 0)
            """
        let error = #expect(throws: LuaError.self) { try driver.run(script) }
        #expect(error?.message == "x")
        #expect(driver.events == ["b x", "a x"])
    }

    @Test func whatIsToBeClosedIsClosedWhenTheThreadIs() throws {
        let driver = try Driver()
        let thread = try driver.thread(
            "local a <close> = setmetatable({}, {__close = function() note('closed') end}) wait(1)")
        _ = try thread.resume()
        #expect(thread.close() == nil)
        #expect(driver.events == ["closed"])
        #expect(thread.close() == nil)
    }

    @Test func closingAThreadClosesTheCoroutinesItWaitsForFromTheInnermostOn() throws {
        let driver = try Driver()
        let thread = try driver.thread(
            """
            local function closer(name) return setmetatable({}, {__close = function() note(name) end}) end
            local a <close> = closer('task')
            for page in coroutine.wrap(function()
              local b <close> = closer('outer')
              coroutine.resume(coroutine.create(function()
                local c <close> = closer('inner')
                wait(1)
              end))
            end) do end
            """, name: "@nest.lua")
        _ = try thread.resume()
        #expect(
            thread.traceback.split(separator: "\n") == [
                "[C]: in function 'wait'", "nest.lua:7: in function <nest.lua:5>", "[C]: in field 'resume'",
                "nest.lua:5: in function <nest.lua:3>", "[C]: in for iterator 'for iterator'",
                "nest.lua:3: in main chunk",
            ])
        #expect(thread.close() == nil)
        #expect(driver.events == ["inner", "outer", "task"])
    }

    @Test func anErrorRaisedByAnInnerCloserIsReported() throws {
        let driver = try Driver()
        let thread = try driver.thread(
            "coroutine.wrap(function() local x <close> = setmetatable({}, {__close = function() error('stuck', 0) end}) wait(1) end)()"
        )
        _ = try thread.resume()
        #expect(thread.close()?.message == "stuck")
    }

    @Test func threadsAreUsedAgainWithoutATraceOfWhoHadThem() throws {
        let driver = try Driver()
        try driver.state.run("seen = {} marks = setmetatable({}, {__mode = 'k'})")
        for number in 1...100 {
            let thread = try driver.thread("local n = ... wait(1) return n, select('#', ...)")
            #expect(try driver.finish(thread, from: thread.resume()) == [.nil, .integer(0)], "\(number)")
        }
        // A thread that a script knows is not given to another task.
        for number in 1...50 {
            let results = try driver.run(
                "local co = coroutine.running() local old = seen[co] seen[co] = \(number) return old")
            #expect(results == [.nil])
        }
    }

    @Test func aThreadThatIsDroppedWhileItWaitsIsGarbage() throws {
        let census = Census()
        let driver = try Driver()
        try driver.state.setGlobal(
            "make",
            driver.state.function(
                "make",
                raw: { call in
                    call.results.hostObject(Counted(census))
                    return .values
                }))
        for _ in 0..<1_000 {
            let thread = try driver.thread("local held = make() wait(1) return held")
            _ = try thread.resume()
        }
        driver.state.collectGarbage()
        #expect(census.living == 0)
    }

    @Test func aStateIsClosedWithAThousandThreadsWaiting() throws {
        let census = Census()
        var threads: [LuaThread] = []
        let driver = try Driver()
        try driver.state.setGlobal(
            "make",
            driver.state.function(
                "make",
                raw: { call in
                    call.results.hostObject(Counted(census))
                    return .values
                }))
        for _ in 0..<1_000 {
            let thread = try driver.thread("local held = make() coroutine.wrap(function() wait(1) end)() return held")
            _ = try thread.resume()
            threads.append(thread)
        }
        #expect(census.living == 1_000)
        driver.state.close()
        #expect(census.living == 0)
        // An answer that comes too late meets an error, not memory that is gone.
        #expect(threads.allSatisfy { $0.status == .dead && $0.traceback == "" && $0.close() == nil })
        let error = #expect(throws: LuaError.self) { try threads[0].resume(answer: { _ in }) }
        #expect(error?.message == "the Lua state is closed")
    }

    @Test func waitingThreadsAreSmall() throws {
        let driver = try Driver()
        let function = try driver.state.load("wait(1)", name: "=test")
        var threads: [LuaThread] = []
        threads.reserveCapacity(10_000)
        driver.state.collectGarbage()
        let before = driver.state.memoryUsed
        for _ in 0..<10_000 {
            let thread = try driver.state.makeThread(function)
            _ = try thread.resume()
            threads.append(thread)
        }
        driver.state.collectGarbage()
        #expect((driver.state.memoryUsed - before) / 10_000 < 1_400)
    }
}
