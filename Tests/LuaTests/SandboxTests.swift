import Lua
import Testing

@Suite struct SandboxTests {
    let state: LuaState

    init() throws {
        state = try LuaState()
    }

    @Test(arguments: [
        "io", "debug", "package", "require", "dofile", "loadfile", "string.dump", "os.execute", "os.exit", "os.getenv",
        "os.remove", "os.tmpname", "os.setlocale",
    ])
    func whatTouchesTheMachineIsMissing(name: String) throws {
        #expect(try state.run("return \(name)") == [.nil])
    }

    @Test(arguments: [
        "os.time", "os.clock", "os.date", "os.difftime", "math.floor", "utf8.char", "table.concat", "string.format",
        "coroutine.wrap", "select", "next", "rawset",
    ])
    func whatDoesNotIsThere(name: String) throws {
        #expect(try state.run("return type(\(name))") == [.string("function")])
    }

    @Test func theMetatableOfStringsIsClosed() throws {
        #expect(try state.run("return getmetatable('')") == [.bool(false)])
        #expect(try state.failure(of: "setmetatable(getmetatable(''), {})").message.contains("table expected"))
        #expect(try state.run("return ('x'):rep(3)") == [.string("xxx")])
    }

    @Test func garbageIsCollectedAndCountedByScripts() throws {
        #expect(try state.run("return math.type(collectgarbage('count'))") == [.string("float")])
        #expect(try state.run("return collectgarbage(), collectgarbage('collect')") == [.integer(0), .integer(0)])
        #expect(try state.failure(of: "collectgarbage('stop')").message.contains("invalid option 'stop'"))
        #expect(
            try state.failure(of: "collectgarbage('generational')").message.contains("invalid option 'generational'"))
    }

    @Test func finalizersAreRefused() throws {
        #expect(
            try state.failure(of: "setmetatable({}, {__gc = function() while true do end end})").message
                == "test:1: finalizers (__gc) are not available; use a to-be-closed variable")
        #expect(
            try state.run("local t = setmetatable({}, {__index = {x = 1}}) return t.x, getmetatable(t).__index.x") == [
                .integer(1), .integer(1),
            ])
        #expect(
            try state.run("return pcall(setmetatable, setmetatable({}, {__metatable = 1}), {})") == [
                .bool(false), .string("cannot change a protected metatable"),
            ])
        #expect(try state.run("return getmetatable(setmetatable(setmetatable({}, {}), nil))") == [.nil])
        #expect(
            try state.failure(of: "setmetatable({})").message
                == "test:1: bad argument #2 to 'setmetatable' (nil or table expected, got no value)")
    }

    @Test func repeatingNothingEndsAtOnce() throws {
        #expect(
            try state.run("return (''):rep(math.maxinteger), ('ab'):rep(2, '-'), (''):rep(3, ','), ('x'):rep(-1)") == [
                .string(""), .string("ab-ab"), .string(",,"), .string(""),
            ])
        #expect(try state.failure(of: "(''):rep('many')").message.contains("number expected, got string"))
    }

    @Test func statesDoNotShareAnything() throws {
        let other = try LuaState()
        try state.run("x = 1 string.y = 2 getmetatable({})")
        #expect(try other.run("return x, string.y") == [.nil, .nil])
    }

    @Test func everythingIsThereWhenAllLibrariesAreWanted() throws {
        let all = try LuaState(libraries: .all)
        #expect(
            try all.run("return type(io.open), type(debug.traceback), type(require), type(string.dump)")
                == Array(repeating: .string("function"), count: 4))
        #expect(
            try all.run("return require('coroutine') == coroutine, package.loaded._G.pcall == pcall") == [
                .bool(true), .bool(true),
            ])
    }

    @Test func boxesOfHostFunctionsAreNotHostObjects() throws {
        let all = try LuaState(libraries: .all)
        try all.setGlobal(
            "look",
            all.function(
                "look",
                raw: { call in
                    call.results.bool(call.slot(1).object(as: Counted.self) != nil)
                    return .values
                }))
        #expect(
            try all.run("local _, box = debug.getupvalue(look, 1) return type(box), look(box)") == [
                .string("userdata"), .bool(false),
            ])
        #expect(try all.run("debug.setupvalue(look, 1, io.stdout) return pcall(look)").first == .bool(false))
    }
}
