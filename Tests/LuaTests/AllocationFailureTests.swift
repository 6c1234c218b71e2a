import JSONWire
import Lua
import Testing

/// Every allocation of Lua is made to fail in turn, over a scenario that uses all there is. Whatever happens must be a
/// Lua error or no error at all: nothing may leak, and nothing may end the process.
@Suite struct AllocationFailureTests {
    /// A failure that Lua survives by collecting garbage, one that reaches the script, and one that lasts through what
    /// handles it.
    static let severities: [Int] = [1, 2, 40]

    @Test(arguments: severities)
    func anyAllocationMayFail(times: Int) throws {
        let census = Census()
        let total = try allocations(census)
        // The scenario is large enough for the sweep to mean something.
        #expect(total > 2_000)
        for position in 0..<max(2_000, total) {
            try failing(after: position, times: times, census)
            #expect(census.living == 0, "an object is left when allocation \(position) fails \(times) times")
            guard census.living == 0 else { return }
        }
    }

    @Test func openingAStateMayFailAtAnyAllocation() throws {
        // A limit that grows byte by byte fails at every allocation of the start, one after the other.
        var opened = false
        for limit in stride(from: 1_000, to: 64 << 10, by: 97) {
            if let state = try? LuaState(limits: LuaLimits(memory: limit, memoryReserve: 0)) {
                opened = true
                _ = try? state.run("return 1")
            }
        }
        #expect(opened)
    }

    private func allocations(_ census: Census) throws -> Int {
        let state = try LuaState()
        let before = state.allocationsForTesting
        #expect(try scenario(in: state, census) == true)
        return state.allocationsForTesting - before
    }

    private func failing(after position: Int, times: Int, _ census: Census) throws {
        let state = try LuaState()
        state.failAllocationsForTesting(after: position, times: times)
        do {
            _ = try scenario(in: state, census)
        } catch let error as LuaError {
            switch error {
            case .memory, .runtime, .argument: break
            default: #expect(Bool(false), "allocation \(position): \(error)")
            }
        }
        state.failAllocationsForTesting(after: -1, times: 0)
        // The state works on.
        #expect(try state.run("return 6 * 7") == [.integer(42)])
        state.close()
    }

    /// Uses every operation there is. True at its end.
    private func scenario(in state: LuaState, _ census: Census) throws -> Bool {
        try install(in: state, census)
        let tree = try JSONValue(parsing: #"{"a":[1,2.5,"three",null,true,{"b":[]}],"c":{}}"#)
        let table = try state.makeTable([
            ("tree", tree), ("name", "a name longer than forty characters, so that it is not a short string"),
        ])
        try table.set("again", to: [["x": 1], ["y": 2]])
        _ = try table.value()
        let function = try state.load(Self.script, name: "@scenario.lua")
        let thread = try state.makeThread(function) { writer in
            writer.push(table)
            writer.hostObject(Counted(census))
        }
        var outcome = try thread.resume()
        while true {
            switch outcome {
            case .finished(let results):
                _ = try results.values()
                return true
            case .failed(let error): throw error
            case .yielded:
                outcome = try thread.resume(answer: { $0.push("an answer to a yield of the script's own, long") })
            case .awaiting(let ticket) where ticket == 2:
                outcome = try thread.resume(throwing: CountedError(object: Counted(census)))
            case .awaiting:
                outcome = try thread.resume(answer: { writer in
                    writer.push(tree)
                    writer.hostObject(Counted(census))
                })
            }
        }
    }

    private func install(in state: LuaState, _ census: Census) throws {
        let metatable = try state.makeMetatable(
            named: "counted", methods: [("name", state.function("name") { "counted" })],
            metamethods: [("__tostring", state.function("__tostring") { "‹counted›" })])
        try state.setGlobal("null", LuaNull())
        try state.setGlobal("wait", state.function("wait", raw: { call in .await(ticket: try call.integer(1)) }))
        try state.setGlobal(
            "make",
            state.function(
                "make",
                raw: { call in
                    call.results.hostObject(Counted(census), metatable: metatable)
                    call.results.beginTable()
                    call.results.metatable(metatable)
                    call.results.field("list", [1, 2, 3])
                    call.results.end()
                    call.results.argument(1)
                    call.results.function(LuaHostFunction("made", raw: { _ in .values }))
                    call.results.push(LuaValues("one", 2.5))
                    return .values
                }))
        try state.setGlobal(
            "decode",
            state.function(
                "decode",
                raw: { call in
                    try call.results.json(try call.read(1, as: [UInt8].self))
                    return .values
                }))
        try state.setGlobal("encode", state.function("encode") { (value: JSONValue) in value.text() })
        try state.setGlobal(
            "fail", state.function("fail") { () throws -> Int in throw CountedError(object: Counted(census)) })
        try state.setGlobal(
            "call",
            state.function(
                "call",
                raw: { [unowned state] call in
                    call.results.push(try state.call(try call.function(1), "argument", 2))
                    return .values
                }))
        try state.setGlobal("lists", state.function("lists") { (lists: [String: [String]]) in lists })
        try state.setGlobal(
            "keep",
            state.function("keep") { [unowned state] (table: LuaTable) throws in
                try table.set("kept", to: state.makeTable())
                return try table.get("kept", as: LuaTable.self)
            })
    }

    private static let script = """
        local given, object = ...
        assert(given.tree.a[3] == 'three' and given.again[1].x == 1)
        local made, with, same, made_function, one, two = make(given)
        assert(tostring(made) == '‹counted›' and made:name() == 'counted' and #with.list == 3)
        assert(same == given and one == 'one' and two == 2.5)
        made_function()
        local text = encode(decode('{"k":[1,"two",{"three":null}],"e":[]}'))
        assert(text == '{"e":[],"k":[1,"two",{"three":null}]}')
        local ok, e = pcall(fail)
        assert(not ok and (type(e) == 'table' or e == 'not enough memory'))
        assert(call(function(s, n) return s .. n end) == 'argument2')
        local ok, e = pcall(call, function() error({code = 1}) end)
        assert(not ok)
        assert(lists({a = {'b', 'c'}}).a[2] == 'c')
        keep({})
        local tree, extra = wait(1)
        assert(tree.a[6].b)
        local ok, e = pcall(wait, 2)
        assert(not ok)
        local ok, e = xpcall(wait, function(e) return e end, 2)
        assert(not ok)
        local sum = 0
        for v in coroutine.wrap(function()
          for i = 1, 3 do
            local t = wait(3)
            coroutine.yield(#t.a)
          end
        end) do sum = sum + v end
        assert(sum == 18)
        do
          local x <close> = setmetatable({}, {__close = function() wait(4) end})
        end
        local co = coroutine.create(function()
          local x <close> = setmetatable({}, {__close = function() end})
          coroutine.yield(1)
        end)
        coroutine.resume(co)
        coroutine.close(co)
        local ok, e = coroutine.resume(coroutine.create(function() error('in a coroutine') end))
        assert(not ok)
        coroutine.yield('own', {})
        local parts = {}
        for i = 1, 400 do parts[i] = ('part %d of many'):format(i) .. i end
        local t = {}
        for i = 1, 1000 do t[i] = {i} end
        return table.concat(parts), t
        """
}
