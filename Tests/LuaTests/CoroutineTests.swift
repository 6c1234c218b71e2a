import Lua
import Testing

/// The replaced functions of `coroutine`, `pcall` and `xpcall` do what Lua's own do.
@Suite struct CoroutineTests {
    /// Scripts whose results are the same in a state of ours and in plain Lua 5.4.
    static let behaviour: [(script: String, results: [LuaValue])] = [
        (
            "local co = coroutine.create(function(a, b) local c = coroutine.yield(a + b) return c * 2 end) local _, x = coroutine.resume(co, 1, 2) local _, y = coroutine.resume(co, 5) return x, y, coroutine.status(co)",
            [.integer(3), .integer(10), .string("dead")]
        ),
        ("return coroutine.resume(coroutine.create(error), 'x', 0)", [.bool(false), .string("x")]),
        (
            "local co = coroutine.create(function() end) coroutine.resume(co) return coroutine.resume(co)",
            [.bool(false), .string("cannot resume dead coroutine")]
        ),
        (
            "local co co = coroutine.create(function() return coroutine.resume(co) end) return select(2, coroutine.resume(co))",
            [.bool(false), .string("cannot resume non-suspended coroutine")]
        ),
        (
            "local co = coroutine.wrap(function() error({code = 1}) end) local ok, e = pcall(co) return ok, e.code",
            [.bool(false), .integer(1)]
        ),
        (
            "local co = coroutine.wrap(function() error('x') end) return pcall(co)",
            [.bool(false), .string("test:1: x")]
        ),
        (
            "local co = coroutine.wrap(function() end) co() return pcall(co)",
            [.bool(false), .string("cannot resume dead coroutine")]
        ),
        (
            "local co co = coroutine.create(function() return coroutine.status(co), coroutine.isyieldable() end) return coroutine.status(co), coroutine.resume(co)",
            [.string("suspended"), .bool(true), .string("running"), .bool(true)]
        ),
        (
            "local outer outer = coroutine.create(function() return coroutine.wrap(function() return coroutine.status(outer) end)() end) return coroutine.resume(outer)",
            [.bool(true), .string("normal")]
        ),
        ("local co, main = coroutine.running() return type(co), main", [.string("thread"), .bool(true)]),
        ("return select(2, coroutine.wrap(function() return coroutine.running() end)())", [.bool(false)]),
        (
            "local closed local co = coroutine.create(function() local x <close> = setmetatable({}, {__close = function() closed = true end}) coroutine.yield() end) coroutine.resume(co) return coroutine.close(co), closed, coroutine.status(co)",
            [.bool(true), .bool(true), .string("dead")]
        ),
        (
            "local co = coroutine.create(function() local x <close> = setmetatable({}, {__close = function() error('c', 0) end}) coroutine.yield() end) coroutine.resume(co) return coroutine.close(co)",
            [.bool(false), .string("c")]
        ),
        (
            "return pcall(coroutine.close, coroutine.running())",
            [.bool(false), .string("cannot close a running coroutine")]
        ),
        (
            "return pcall(coroutine.resume, 1)",
            [.bool(false), .string("bad argument #1 to 'coroutine.resume' (thread expected, got number)")]
        ),
        (
            "return pcall(coroutine.create, 1)",
            [.bool(false), .string("bad argument #1 to 'coroutine.create' (function expected, got number)")]
        ),
        (
            "local t = {} for i, v in coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i, i * i) end end) do t[i] = v end return t[1], t[2], t[3], #t",
            [.integer(1), .integer(4), .integer(9), .integer(3)]
        ),
        ("return pcall(pcall)", [.bool(false), .string("bad argument #1 to 'pcall' (value expected)")]),
        (
            "return pcall(xpcall, print)",
            [.bool(false), .string("bad argument #2 to 'xpcall' (function expected, got no value)")]
        ),
        ("return xpcall(function(...) return ... end, print, 1, 2)", [.bool(true), .integer(1), .integer(2)]),
        ("return xpcall(error, function(e) return e .. '!' end, 'x', 0)", [.bool(false), .string("x!")]),
        ("return (select('#', pcall(function() end)))", [.integer(1)]),
        (
            "local co = coroutine.create(function() coroutine.yield(1, nil, nil) end) return select('#', coroutine.resume(co))",
            [.integer(4)]
        ),
        (
            "local co = coroutine.wrap(function(...) local n = select('#', ...) while true do n = select('#', coroutine.yield(n)) end end) return co(), co(nil, nil), co(1)",
            [.integer(0), .integer(2), .integer(1)]
        ),
        (
            "local co = coroutine.create(function() local ok, e = pcall(function() coroutine.yield(1) error('late', 0) end) return e end) coroutine.resume(co) return coroutine.resume(co)",
            [.bool(true), .string("late")]
        ),
    ]

    @Test(arguments: behaviour.indices)
    func theyBehaveAsInLua(index: Int) throws {
        #expect(try LuaState().run(Self.behaviour[index].script) == Self.behaviour[index].results)
        #expect(try LuaState(libraries: .all).run(Self.behaviour[index].script) == Self.behaviour[index].results)
    }

    @Test func theirDepthIsLimitedByAnErrorNotByTheStack() throws {
        let state = try LuaState()
        let script = "local function f() return coroutine.wrap(f)() end return pcall(f)"
        let results = try state.run(script)
        #expect(results.first == .bool(false))
        #expect(results.last?.stringValue?.contains("C stack overflow") == true)
    }

    @Test func closingInsideClosingIsLimitedByAnError() throws {
        let state = try LuaState()
        let results = try state.run(
            """
            local depth = 0
            local function f()
              depth = depth + 1
              local co = coroutine.create(function()
                local x <close> = setmetatable({}, {__close = f})
                coroutine.yield()
              end)
              local ok, e = coroutine.resume(co)
              if not ok then error(e, 0) end
              ok, e = coroutine.close(co)
              if not ok then error(e, 0) end
            end
            return pcall(f)
            """)
        #expect(results.first == .bool(false))
        #expect(results.last?.stringValue?.contains("C stack overflow") == true)
    }

    @Test func aYieldOutsideAnyCoroutineOfTheScriptReachesTheHost() throws {
        let state = try LuaState()
        let thread = try state.makeThread(
            state.load("local back = coroutine.yield(1, 'two') return back", name: "=test"))
        guard case .yielded(let yielded) = try thread.resume() else { return #expect(Bool(false)) }
        #expect(try yielded.values() == [.integer(1), .string("two")])
        #expect(thread.status == .yielded)
        guard case .finished(let results) = try thread.resume(answer: { $0.string("back") }) else {
            return #expect(Bool(false))
        }
        #expect(try results.values() == [.string("back")])
    }

    @Test func aTaskIsNotForScriptsToResumeOrClose() throws {
        let state = try LuaState()
        let thread = try state.makeThread(state.load("task = coroutine.running() coroutine.yield()", name: "=test"))
        _ = try thread.resume()
        #expect(try state.run("return coroutine.resume(task)") == [.bool(false), .string("cannot resume a task")])
        #expect(try state.run("return pcall(coroutine.close, task)") == [.bool(false), .string("cannot close a task")])
        guard case .finished = try thread.resume() else { return #expect(Bool(false)) }
    }

    @Test func anErrorInsideAGeneratorIsTracedFromWhereItBegan() throws {
        let state = try LuaState()
        let error = try state.failure(
            of:
                "local function inner()\n  error('broken')\nend\nlocal next = coroutine.wrap(function()\n  inner()\nend)\nnext()",
            name: "@gen.lua")
        #expect(error.message == "gen.lua:7: gen.lua:2: broken")
        let lines = error.traceback.split(separator: "\n").map(String.init)
        #expect(lines.contains("gen.lua:2: in upvalue 'inner'"))
        #expect(lines.last == "gen.lua:7: in main chunk")
    }
}
