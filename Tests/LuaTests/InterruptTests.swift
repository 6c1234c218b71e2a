import Lua
import Testing

@Suite struct InterruptTests {
    /// Scripts that end only when they are stopped.
    static let endless = [
        "while true do end",
        "while true do pcall(function() while true do end end) end",
        "while true do xpcall(function() while true do end end, function(e) return 'handled' end) end",
        "while true do coroutine.resume(coroutine.create(function() while true do end end)) end",
        "while true do pcall(coroutine.wrap(function() while true do end end)) end",
        "repeat until pcall(string.rep)",
        "local function f() return f() end f()",
        "for _ in function() return 1 end do end",
        "table.sort({3, 2, 1}, function() while true do end end)",
        "('x'):gsub('.', function() while true do end end)",
        "local x <close> = setmetatable({}, {__close = function() end}) while true do end",
        "while true do local co = coroutine.create(function() local x <close> = setmetatable({}, {__close = function() while true do end end}) coroutine.yield() end) coroutine.resume(co) coroutine.close(co) end",
        "goto start ::start:: goto start",
    ]

    @Test(arguments: endless, [false, true])
    func anEndlessScriptIsStopped(script: String, hard: Bool) throws {
        let state = try LuaState()
        state.interrupter.interrupt(hard: hard)
        let error = try state.failure(of: script)
        #expect(error.value?["kind"] == .string("cancelled"))
        #expect(error.isSticky)
        #expect(state.interrupter.wasDelivered)
    }

    @Test func aScriptCannotSwallowAnInterruption() throws {
        for attempt in [
            "pcall(spin)", "xpcall(spin, function() return 1 end)", "xpcall(spin, function() error('other') end)",
            "coroutine.resume(coroutine.create(spin))", "pcall(coroutine.wrap(spin))", "pcall(pcall, pcall, spin)",
            "local co = coroutine.create(function() local x <close> = setmetatable({}, {__close = spin}) coroutine.yield() end) coroutine.resume(co) coroutine.close(co)",
        ] {
            let state = try LuaState()
            state.interrupter.interrupt()
            let error = try state.failure(of: "function spin() while true do end end \(attempt) survived = true")
            #expect(error.value?["kind"] == .string("cancelled"), "\(attempt)")
            #expect(try state.global("survived", as: Bool?.self) == nil, "\(attempt)")
        }
    }

    @Test func whatHandlesASoftInterruptionMayWait() throws {
        let driver = try Driver()
        driver.state.interrupter.interrupt()
        let error = #expect(throws: LuaError.self) {
            try driver.run(
                "local x <close> = setmetatable({}, {__close = function() note(wait('cleaned')) end}) while true do end"
            )
        }
        #expect(error?.value?["kind"] == .string("cancelled"))
        #expect(driver.events == ["cleaned"])
        #expect(driver.state.interrupter.deliveries == 1)
    }

    @Test func aHardInterruptionStopsCleanupThatDoesNotEnd() throws {
        let state = try LuaState()
        state.interrupter.interrupt(hard: true)
        let error = try state.failure(
            of: "local x <close> = setmetatable({}, {__close = function() while true do end end}) while true do end")
        #expect(error.value?["kind"] == .string("cancelled"))
        #expect(state.interrupter.deliveries > 1)
        state.interrupter.clear()
        #expect(try state.run("for i = 1, 100000 do end return 1") == [.integer(1)])
    }

    @Test func aStickyErrorThatIsTheAnswerOfAWaitGoesThroughEverything() throws {
        let driver = try Driver()
        let thread = try driver.thread("pcall(function() pcall(wait, 1) note('swallowed') end) note('swallowed')")
        _ = try thread.resume()
        let end = try thread.resume(throwing: LuaErrorObject(kind: "cancelled", message: "stopped", isSticky: true))
        guard case .failed(let error) = end else { return #expect(Bool(false)) }
        #expect(error.isSticky && error.message == "stopped")
        #expect(driver.events.isEmpty)
    }

    @Test func thereMayBeSeveralReasonsToInterrupt() throws {
        let state = try LuaState()
        let timeout = try state.prepareInterrupt(LuaErrorObject(kind: "timeout", message: "time is up"))
        state.interrupter.interrupt(timeout)
        #expect(try state.failure(of: "while true do end").message == "time is up")
        state.interrupter.interrupt()
        #expect(try state.failure(of: "while true do end").message == "cancelled")
        state.collectGarbage()
        state.interrupter.interrupt(timeout)
        #expect(try state.failure(of: "while true do end").value?["kind"] == .string("timeout"))
    }

    @Test func aStickyErrorStaysStickyInAnotherState() throws {
        let other = try LuaState()
        other.interrupter.interrupt()
        let error = try other.failure(of: "while true do end")
        let state = try LuaState()
        try state.setGlobal("fail", state.function("fail") { () throws -> Int in throw error })
        #expect(try state.failure(of: "pcall(fail)").isSticky)
    }

    @Test func aReasonOfAnotherStateIsACancellation() throws {
        let other = try LuaState()
        let reason = try other.prepareInterrupt(LuaErrorObject(kind: "timeout", message: "time is up"))
        let state = try LuaState()
        state.interrupter.interrupt(reason)
        #expect(try state.failure(of: "while true do end").message == "cancelled")
    }

    @Test func anInterruptionThatIsTakenBackDoesNotHappen() throws {
        let state = try LuaState()
        state.interrupter.interrupt()
        state.interrupter.clear()
        try state.run("for i = 1, 100000 do end")
        #expect(!state.interrupter.wasDelivered)
    }

    @Test func anInterrupterOutlivesItsState() throws {
        var state: LuaState? = try LuaState()
        let interrupter = try #require(state).interrupter
        state = nil
        interrupter.interrupt(hard: true)
        #expect(!interrupter.wasDelivered)
    }

    @Test func anotherThreadStopsAScript() throws {
        for _ in 0..<5 {
            let state = try LuaState()
            let interrupter = state.interrupter
            let other = OtherThread { interrupter.interrupt() }
            let error = try state.failure(of: "while true do pcall(function() while true do end end) end")
            #expect(error.isSticky)
            other.join()
        }
    }
}
