import Lua
import Testing

@Suite struct MemoryTests {
    @Test func memoryBeyondTheLimitIsRefused() throws {
        let state = try LuaState(limits: LuaLimits(memory: 4 << 20))
        for script in [
            "string.rep('x', 1e9)", "local t = {} while true do t[#t + 1] = {} end",
            "local s = 'x' while true do s = s .. s end",
        ] {
            let error = try state.failure(of: script)
            guard case .memory = error else {
                #expect(Bool(false), "\(error)")
                continue
            }
            #expect(error.message == "not enough memory")
        }
        #expect(state.memoryPeak <= (4 << 20) + LuaLimits().memoryReserve)
        state.collectGarbage()
        #expect(state.memoryUsed < 1 << 20)
        #expect(try state.run("return 1 + 1") == [.integer(2)])
    }

    @Test func aScriptMayCatchTheErrorAndGoOn() throws {
        let state = try LuaState(limits: LuaLimits(memory: 4 << 20))
        #expect(
            try state.run("local ok, e = pcall(string.rep, 'x', 1e9) return ok, e") == [
                .bool(false), .string("not enough memory"),
            ])
    }

    @Test func handlersHaveTheReserve() throws {
        let state = try LuaState(limits: LuaLimits(memory: 2 << 20, memoryReserve: 64 << 10))
        let results = try state.run(
            """
            local kept = {}
            local ok, text = pcall(function()
              local x <close> = setmetatable({}, {__close = function() kept.note = string.rep('closed', 1000) end})
              while true do kept[#kept + 1] = {} end
            end)
            return ok, #kept.note
            """)
        #expect(results == [.bool(false), .integer(6_000)])
        #expect(state.memoryPeak > 2 << 20)
        #expect(state.memoryPeak <= (2 << 20) + (64 << 10))
    }

    @Test func aLimitTooSmallForTheLibrariesIsAnErrorFromTheStart() throws {
        for limit in stride(from: 1, to: 8 << 10, by: 331) {
            guard
                let error = #expect(
                    throws: LuaError.self,
                    performing: { try LuaState(limits: LuaLimits(memory: limit, memoryReserve: 0)) })
            else { continue }
            guard case .memory = error else {
                #expect(Bool(false), "\(error)")
                continue
            }
        }
    }

    @Test func anAnswerThatDoesNotFitIsAnErrorWhereItIsWaitedFor() throws {
        let driver = try Driver(limits: LuaLimits(memory: 1 << 20))
        let thread = try driver.thread("local ok, e = pcall(wait, 0) return ok, e")
        _ = try thread.resume()
        let end = try thread.resume(answer: { $0.string(String(repeating: "x", count: 4 << 20)) })
        guard case .finished(let results) = end else { return #expect(Bool(false)) }
        #expect(try results.values() == [.bool(false), .string("not enough memory")])
    }

    @Test func resultsThatDoNotFitAreAnErrorAtTheCall() throws {
        let census = Census()
        let state = try LuaState(limits: LuaLimits(memory: 1 << 20))
        try state.setGlobal(
            "big",
            state.function(
                "big",
                raw: { call in
                    for _ in 0..<100 { call.results.hostObject(Counted(census)) }
                    call.results.string(String(repeating: "x", count: 4 << 20))
                    for _ in 0..<100 { call.results.hostObject(Counted(census)) }
                    return .values
                }))
        for _ in 0..<10 { #expect(try state.run("return pcall(big)") == [.bool(false), .string("not enough memory")]) }
        state.collectGarbage()
        #expect(census.living == 0)
    }

    @Test func whatIsWrittenWrongIsAnErrorWhereItWouldHaveArrived() throws {
        let other = try LuaState()
        let foreign = try other.load("return 1", name: "=other")
        let state = try LuaState()
        let mistakes: [(String, (inout LuaWriter) -> Void)] = [
            ("tables opened and closed out of order", { $0.beginTable() }),
            ("tables opened and closed out of order", { $0.end() }),
            (
                "a key without a value",
                { writer in
                    writer.beginTable()
                    writer.string("key")
                    writer.end()
                }
            ),
            (
                "tables nested deeper than 200",
                { writer in
                    for _ in 0..<300 { writer.beginArray() }
                    for _ in 0..<300 { writer.end() }
                }
            ),
            ("a value of another Lua state", { $0.push(foreign) }),
            ("what is for a table, outside any table", { $0.markAsError(isSticky: false) }),
            (
                "table index is nil",
                { writer in
                    writer.beginTable()
                    writer.pushNil()
                    writer.integer(1)
                    writer.end()
                }
            ),
        ]
        for (message, mistake) in mistakes {
            try state.setGlobal(
                "write",
                state.function(
                    "write",
                    raw: { call in
                        mistake(&call.results)
                        return .values
                    }))
            #expect(try state.failure(of: "write()").message == message)
            let error = #expect(throws: LuaError.self) {
                try state.call(state.load("return ...", name: "=test"), writing: mistake)
            }
            #expect(error?.message == message)
        }
        let error = #expect(throws: LuaError.self) { try state.call(foreign) }
        #expect(error?.message == "the value is of another Lua state")
    }
}
