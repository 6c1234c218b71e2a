import Lua
import Testing

private struct Refused: LuaErrorConvertible {
    var code = 7
    func writeLuaFields(to writer: inout LuaWriter) {
        writer.field("kind", "refused")
        writer.field("message", "the door is shut")
        writer.field("code", code)
    }
}

private struct Plain: Error, CustomStringConvertible {
    let description = "something plain"
}

@Suite struct ErrorTests {
    let state: LuaState

    init() throws {
        state = try LuaState()
    }

    @Test func aSwiftErrorIsAnObjectWithFieldsInTheScript() throws {
        try state.setGlobal("enter", state.function("enter") { () throws -> Int in throw Refused() })
        #expect(
            try state.run("local ok, e = pcall(enter) return ok, e.kind, e.message, e.code, tostring(e), type(e)") == [
                .bool(false), .string("refused"), .string("the door is shut"), .integer(7), .string("the door is shut"),
                .string("table"),
            ])
    }

    @Test func anErrorObjectSaysWhereItWasRaised() throws {
        try state.setGlobal("enter", state.function("enter") { () throws -> Int in throw Refused() })
        #expect(
            try state.run(
                "\n\nlocal ok, e = pcall(function()\n return 1 + enter() end)\nreturn e.location", name: "@doors.lua")
                == [.string("doors.lua:4")])
        let error = try state.failure(of: "\nlocal x = enter()", name: "@doors.lua")
        #expect(error.location == LuaLocation(chunk: "doors.lua", line: 2))
    }

    @Test func anyOtherSwiftErrorHasAKindAndAMessage() throws {
        try state.setGlobal("fail", state.function("fail") { () throws -> Int in throw Plain() })
        #expect(
            try state.run("local _, e = pcall(fail) return e.kind, e.message") == [
                .string("host"), .string("something plain"),
            ])
    }

    @Test func anErrorKeepsItsIdentityThroughSwiftAndBack() throws {
        try state.setGlobal(
            "through",
            state.function("through") { [unowned state] (body: LuaFunction) throws in
                _ = try state.call(body)
            })
        #expect(
            try state.run(
                "local e = {code = 1} local ok, caught = pcall(through, function() error(e) end) return ok, caught == e, caught.code"
            )
                == [.bool(false), .bool(true), .integer(1)])
        let error = try state.failure(of: "error({code = 42, list = {1, 2}})")
        #expect(error.value?["code"] == .integer(42))
        #expect(error.value?["list"]?[2] == .integer(2))
    }

    @Test func anErrorCaughtInSwiftMayBeRaisedAgainLaterAndIsTheSame() throws {
        try state.run("original = {}")
        let error = try state.failure(of: "error(original)")
        try state.setGlobal("again", state.function("again") { () throws -> Int in throw error })
        state.collectGarbage()
        #expect(try state.run("local ok, e = pcall(again) return e == original") == [.bool(true)])
    }

    @Test func anErrorOfAnotherStateArrivesAsACopy() throws {
        let other = try LuaState()
        let error = try other.failure(of: "error({code = 42})")
        try state.setGlobal("fail", state.function("fail") { () throws -> Int in throw error })
        #expect(try state.run("local ok, e = pcall(fail) return e.code") == [.integer(42)])
    }

    @Test(arguments: [
        ("error('text', 0)", LuaValue.string("text"), "text"), ("error(nil)", .nil, "nil"), ("error()", .nil, "nil"),
        ("error(42)", .integer(42), "42"),
        ("error(true)", .bool(true), "true"), ("error(print)", .opaque(.function, "function"), "function: "),
        ("error('\\xff', 0)", .bytes([0xFF]), "\u{FFFD}"),
    ])
    func anythingMayBeRaised(script: String, value: LuaValue, message: String) throws {
        let error = try state.failure(of: script)
        #expect(error.value == value)
        #expect(error.message.hasPrefix(message))
        #expect(try state.run("local ok, e = pcall(function() \(script) end) return ok") == [.bool(false)])
    }

    @Test func anErrorWhoseTextRaisesIsStillAnError() throws {
        let error = try state.failure(of: "error(setmetatable({}, {__tostring = function() error('again') end}))")
        #expect(error.message == "(error object is a table value)")
        #expect(
            try state.failure(of: "error(setmetatable({}, {__tostring = function() return 'fine' end}))").message
                == "fine")
    }

    @Test func aLuaErrorHasItsPlaceAndTheCallsThatLedToIt() throws {
        let script = "local function inner()\n  error('broken')\nend\nlocal function outer()\n  inner()\nend\nouter()"
        let error = try state.failure(of: script, name: "@calls.lua")
        #expect(error.message == "calls.lua:2: broken")
        #expect(error.location == LuaLocation(chunk: "calls.lua", line: 2))
        #expect(
            error.traceback.split(separator: "\n") == [
                "[C]: in function 'error'", "calls.lua:2: in upvalue 'inner'", "calls.lua:5: in local 'outer'",
                "calls.lua:7: in main chunk",
            ])
        guard case .runtime(let details) = error else { return #expect(Bool(false)) }
        #expect(details.bareMessage == "broken")
    }

    @Test func aTracebackOfADeepStackIsShortened() throws {
        let error = try state.failure(
            of: "local function f(n) if n == 0 then error('deep') end return 1 + f(n - 1) end f(100)")
        let lines = error.traceback.split(separator: "\n")
        #expect(lines.count < 30)
        #expect(lines.contains { $0.hasPrefix("... (") && $0.hasSuffix(" more)") })
        #expect(lines.last == "test:1: in main chunk")
    }

    @Test func aStackThatOverflowsIsAnError() throws {
        #expect(try state.failure(of: "local function f() return 1 + f() end f()").message.contains("stack overflow"))
        try state.setGlobal(
            "call", state.function("call") { [unowned state] (body: LuaFunction) throws in _ = try state.call(body) })
        let error = try state.failure(of: "local function f() call(f) end f()")
        #expect(error.message.contains("C stack overflow"))
    }

    @Test func whatAScriptCatchesIsOver() throws {
        try state.setGlobal("enter", state.function("enter") { () throws -> Int in throw Refused() })
        #expect(
            try state.run(
                "local ok, trace = xpcall(enter, function(e) return 'handled ' .. e.kind end) return ok, trace")
                == [.bool(false), .string("handled refused")])
        #expect(try state.run("return pcall(error, 'x', 0)") == [.bool(false), .string("x")])
        #expect(
            try state.run("return pcall(function(...) return ... end, 1, nil, 3)") == [
                .bool(true), .integer(1), .nil, .integer(3),
            ])
    }

    @Test func anErrorWithoutTracebackComesFromSwift() throws {
        state.close()
        let error = #expect(throws: LuaError.self) { try state.run("return 1") }
        #expect(error?.message == "the Lua state is closed")
        #expect(error?.traceback == "")
    }

    @Test func aRawFunctionMayRaiseAnyValue() throws {
        try state.setGlobal(
            "raise",
            state.function(
                "raise",
                raw: { call in
                    if call.count > 0 { call.results.argument(1) }
                    return .raise
                }))
        #expect(
            try state.run("local t = {} local ok, e = pcall(raise, t) return ok, e == t") == [
                .bool(false), .bool(true),
            ])
        #expect(try state.run("return pcall(raise)") == [.bool(false), .nil])
        #expect(try state.run("return pcall(raise, 5)") == [.bool(false), .integer(5)])
    }

    @Test func errorObjectsGetMembersFromTheirMetatable() throws {
        let metatable = try state.errorMetatable()
        try metatable.set("__index", to: state.makeTable([("isError", true)]), raw: true)
        try state.setGlobal("enter", state.function("enter") { () throws -> Int in throw Refused() })
        #expect(
            try state.run("local _, e = pcall(enter) return e.isError, getmetatable(e)") == [.bool(true), .bool(false)])
    }
}
