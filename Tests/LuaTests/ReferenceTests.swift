import Lua
import Testing

@Suite struct ReferenceTests {
    @Test func hostObjectsComeBackAsTheyAreAndAreLetGo() throws {
        let census = Census()
        let state = try LuaState()
        try state.setGlobal(
            "make",
            state.function(
                "make",
                raw: { call in
                    call.results.hostObject(Counted(census))
                    return .values
                }))
        try state.setGlobal(
            "check",
            state.function(
                "check",
                raw: { call in
                    call.results.string(try call.object(1, as: Counted.self).description)
                    return .values
                }))
        #expect(try state.run("return check(make())") == [.string("counted")])
        #expect(
            try state.failure(of: "check({})").message == "bad argument #1 to 'check' (Counted expected, got table)")
        #expect(try state.failure(of: "make().field = 1").message.contains("attempt to index a host object value"))
        try state.run("kept = make()")
        state.collectGarbage()
        #expect(census.living == 1)
        try state.run("kept = nil")
        state.collectGarbage()
        #expect(census.living == 0)
        #expect(state.liveHostObjects == 2)
    }

    @Test func aMetatableGivesObjectsAndTablesTheirMethods() throws {
        let census = Census()
        let state = try LuaState()
        let name = state.function(
            "name",
            raw: { call in
                call.results.string(call.kind(1) == .object ? "object" : "table")
                return .values
            })
        let metatable = try state.makeMetatable(
            named: "thing", methods: [("name", name)],
            metamethods: [("__tostring", state.function("__tostring") { "‹thing›" })])
        try state.setGlobal(
            "both",
            state.function(
                "both",
                raw: { call in
                    call.results.hostObject(Counted(census), metatable: metatable)
                    call.results.beginTable()
                    call.results.field("id", 7)
                    call.results.metatable(metatable)
                    call.results.end()
                    return .values
                }))
        #expect(
            try state.run(
                "local o, t = both() return o:name(), tostring(o), t:name(), t.id, tostring(t), getmetatable(o), getmetatable(t)"
            ) == [
                .string("object"), .string("‹thing›"), .string("table"), .integer(7), .string("‹thing›"), .bool(false),
                .bool(false),
            ])
        state.collectGarbage()
        #expect(census.living == 0)
    }

    @Test func closingAStateLetsEverythingGo() throws {
        let census = Census()
        let state = try LuaState()
        let object = Counted(census)
        try state.setGlobal("hold", state.function("hold") { object.description })
        try state.setGlobal(
            "make",
            state.function(
                "make",
                raw: { call in
                    call.results.hostObject(Counted(census))
                    return .values
                }))
        let table: LuaTable = try state.call(
            state.load("kept = {make(), make()} return kept", name: "=test"), returning: LuaTable.self)
        #expect(census.living == 3)
        state.close()
        #expect(census.living == 1)
        #expect(throws: LuaError.self) { try table.get(1, as: Bool.self) }
        #expect(state.memoryUsed == 0 && state.liveHostObjects == 0)
        state.close()
    }

    @Test func aStateThatOwnsItsFunctionsOwnerIsFreedOnceClosed() throws {
        let census = Census()
        do {
            let state = try LuaState()
            let object = Counted(census)
            try state.setGlobal(
                "cycle",
                state.function("cycle") { (body: LuaFunction) throws in
                    _ = object
                    try state.call(body)
                })
            try state.run("cycle(function() end)")
            state.close()
        }
        #expect(census.living == 0)
    }

    @Test func aStateIsFreedThoughItsFunctionsHoldItsTablesAndThreads() throws {
        let census = Census()
        var kept: LuaTable?
        do {
            let state = try LuaState()
            let object = Counted(census)
            let table = try state.makeTable([("x", 1)])
            let results = try state.run(source: "return {}, 2")
            let thread = try state.makeThread(state.load("return 1", name: "=test"))
            try state.setGlobal(
                "hold",
                state.function("hold") { () throws -> Int in
                    _ = (object, results, thread)
                    return try table.get("x")
                })
            #expect(try state.run("return hold()") == [.integer(1)])
            kept = table
        }
        #expect(census.living == 0)
        let error = #expect(throws: LuaError.self) { try kept?.get("x", as: Int.self) }
        #expect(error?.message == "the Lua state is closed")
    }

    @Test func finalizersThatRunWhileAStateClosesCannotCallTheHost() throws {
        var calls = 0
        do {
            let state = try LuaState(libraries: .all)
            try state.setGlobal("call", state.function("call") { calls += 1 })
            try state.run("local call = call kept = setmetatable({}, {__gc = function() call() end})")
        }
        #expect(calls == 0)
    }

    @Test func anObjectThatEndsMayCallIntoItsState() throws {
        let state = try LuaState()
        try state.run("ended = 0 function count() ended = ended + 1 end")
        let count = try state.global("count", as: LuaFunction.self)
        try state.setGlobal(
            "make",
            state.function(
                "make",
                raw: { [unowned state] call in
                    // One reaches Lua and is collected there, possibly inside a coroutine; the other never does.
                    call.results.hostObject(Farewell { _ = try? state.call(count) })
                    if call.count > 0 { throw LuaError.misuse("thrown away") }
                    return .values
                }))
        try state.run(
            "for i = 1, 2000 do make() pcall(make, 1) coroutine.wrap(function() make() pcall(make, 1) end)() end")
        state.collectGarbage()
        #expect(try state.global("ended", as: Int.self) == 8_000)
    }

    @Test func aReferenceMayBeLetGoOnAnyThread() async throws {
        let state = try LuaState()
        let before = try memory(of: state)
        for _ in 0..<100 {
            let functions = try (0..<100).map { _ in try state.load("return 1", name: "=test") }
            await Task.detached { _ = functions.count }.value
        }
        #expect(try memory(of: state) < before + 200_000)
    }

    @Test func aMillionReferencesAreNoTrouble() throws {
        let state = try LuaState(limits: LuaLimits(memory: 512 << 20))
        var kept: [LuaTable] = []
        for _ in 0..<1_000_000 { kept.append(try state.makeTable()) }
        #expect(try kept[999_999].get("x", as: Int?.self) == nil)
        kept.removeAll()
        state.collectGarbage()
        #expect(state.memoryUsed < 64 << 20)
    }

    @Test func aReferencePushedAndLetGoBeforeItArrivesIsStillTheSame() throws {
        let state = try LuaState()
        try state.setGlobal(
            "make",
            state.function(
                "make",
                raw: { [unowned state] call in
                    // The only owner of the reference ends here; the calls after it give up what has been let go.
                    call.results.push(try state.makeTable([("name", "first")]))
                    for _ in 0..<10 { _ = try state.makeTable([("name", "other")]) }
                    return .values
                }))
        #expect(try state.run("return make().name") == [.string("first")])
    }

    @Test func resultsArePassedOnAsTheyAre() throws {
        let state = try LuaState()
        let results = try state.run(source: "t = {} return t, nil, print, 5")
        try state.setGlobal(
            "again",
            state.function(
                "again",
                raw: { call in
                    call.results.push(results)
                    return .values
                }))
        #expect(
            try state.run("local a, b, c, d = again() return a == t, b, c == print, d, select('#', again())")
                == [.bool(true), .nil, .bool(true), .integer(5), .integer(4)])
        #expect(try results.read(4, as: Int.self) == 5)
        #expect(try results.read(9, as: Int?.self) == nil)
    }

    @Test func tablesAreReadAndWrittenWithAndWithoutMetamethods() throws {
        let state = try LuaState()
        let table = try state.call(
            state.load(
                "return setmetatable({}, {__index = function(_, k) return k .. '!' end, __newindex = function() error('closed', 0) end})",
                name: "=test"),
            returning: LuaTable.self)
        #expect(try table.get("x", as: String.self) == "x!")
        #expect(try table.get("x", as: String?.self, raw: true) == nil)
        let error = #expect(throws: LuaError.self) { try table.set("x", to: 1) }
        #expect(error?.message == "closed")
        try table.set("x", to: 1, raw: true)
        #expect(try table.value()["x"] == .integer(1))
        try table.setMetatable(nil)
        #expect(try table.get("y", as: String?.self) == nil)
        let mismatch = #expect(throws: LuaError.self) { try table.get("x", as: Bool.self) }
        #expect(mismatch?.message == "x: boolean expected, got integer")
    }

    private func memory(of state: LuaState) throws -> Int {
        state.collectGarbage()
        return state.memoryUsed
    }
}

/// Does something when it ends.
private final class Farewell: LuaHostObject, @unchecked Sendable {
    // Sendable: the tests that use it keep it on one thread.
    private let body: () -> Void

    init(_ body: @escaping () -> Void) {
        self.body = body
    }

    deinit {
        body()
    }
}

extension LuaState {
    fileprivate func run(source: String) throws -> LuaResults {
        try call(load(source, name: "=test"))
    }
}
