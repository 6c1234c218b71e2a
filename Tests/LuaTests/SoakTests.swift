import Lua
import Testing

/// What must not leak however often it happens.
@Suite struct SoakTests {
    private let census = Census()

    /// A state in which `nest(n, f)` calls `f` through n alternating frames of Swift and Lua.
    private func nestingState() throws -> LuaState {
        let state = try LuaState()
        let census = census
        try state.setGlobal(
            "call",
            state.function(
                "call",
                raw: { [unowned state] call in
                    let function = try call.function(1)
                    let object = Counted(census)
                    try withExtendedLifetime(object) { call.results.push(try state.call(function)) }
                    return .values
                }))
        try state.setGlobal(
            "fail", state.function("fail") { () throws -> Int in throw CountedError(object: Counted(census)) })
        try state.setGlobal(
            "succeed",
            state.function("succeed") { () -> Int in
                withExtendedLifetime(Counted(census)) { 1 }
            })
        return state
    }

    @Test func aMillionErrorsThroughThreeNestedFramesLeaveNothing() throws {
        let state = try nestingState()
        let script = try state.load(
            """
            local times = ...
            local function third() return fail() end
            local function second() return call(third) end
            local function first() return call(second) end
            local count = 0
            for _ = 1, times do
              local ok, e = pcall(call, first)
              if not ok and e.kind == 'host' then count = count + 1 end
            end
            return count
            """, name: "=soak")
        #expect(try state.call(script, 10_000, returning: Int.self) == 10_000)
        state.collectGarbage()
        let before = (memory: state.memoryUsed, objects: state.liveHostObjects)
        // Each round throws four errors in Swift: one at the bottom, and one in each of the three frames above it.
        for _ in 0..<24 { #expect(try state.call(script, 10_000, returning: Int.self) == 10_000) }
        state.collectGarbage()
        #expect(census.living == 0)
        #expect(state.liveHostObjects == before.objects)
        #expect(abs(state.memoryUsed - before.memory) < 16_384)
    }

    @Test func aMillionHostCallsThroughThreeNestedFramesLeaveNothing() throws {
        let state = try nestingState()
        let script = try state.load(
            """
            local times = ...
            local function third() return succeed() end
            local function second() return call(third) end
            local function first() return call(second) end
            local count = 0
            for _ = 1, times do count = count + call(first) end
            return count
            """, name: "=soak")
        #expect(try state.call(script, 10_000, returning: Int.self) == 10_000)
        state.collectGarbage()
        let before = (memory: state.memoryUsed, objects: state.liveHostObjects)
        // Each round is four calls of the host.
        for _ in 0..<24 { #expect(try state.call(script, 10_000, returning: Int.self) == 10_000) }
        state.collectGarbage()
        #expect(census.living == 0)
        #expect(state.liveHostObjects == before.objects)
        #expect(abs(state.memoryUsed - before.memory) < 16_384)
    }

    @Test func aHundredThousandThreadsLeaveNothing() throws {
        let driver = try Driver()
        let function = try driver.state.load(
            "local ok = pcall(wait_fail, 1) return wait(coroutine.wrap(function() return wait(2) end)())", name: "=soak"
        )
        func round(_ count: Int) throws {
            for _ in 0..<count {
                let thread = try driver.state.makeThread(function)
                #expect(try driver.finish(thread, from: thread.resume()) == [.integer(2)])
            }
            driver.state.collectGarbage()
        }
        try round(1_000)
        let before = driver.state.memoryUsed
        try round(100_000)
        #expect(abs(driver.state.memoryUsed - before) < 16_384)
    }
}
