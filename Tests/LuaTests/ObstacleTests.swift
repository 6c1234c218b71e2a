import Lua
import Testing

/// Places where Lua cannot suspend a coroutine. The host function learns it before it begins anything, and the script
/// is told why.
@Suite struct ObstacleTests {
    static let places: [(script: String, obstacle: String)] = [
        ("table.sort({2, 1}, function(a, b) wait(1) return a < b end)", "inside table.sort's comparator"),
        (
            "local sort = table.sort sort({2, 1}, function(a, b) wait(1) return a < b end)",
            "inside table.sort's comparator"
        ),
        ("string.gsub('a', '.', function() return wait('b') end)", "inside string.gsub's callback"),
        ("('a'):gsub('.', wait)", "inside string.gsub's callback"),
        (
            "tostring(setmetatable({}, {__tostring = function() return wait('x') end}))",
            "inside a __tostring metamethod"
        ),
        (
            "string.format('%s', setmetatable({}, {__tostring = function() return wait('x') end}))",
            "inside a __tostring metamethod"
        ),
        ("local ok, e = load(function() return wait('x') end) error(e, 0)", "inside load's reader"),
        (
            "local co = coroutine.create(function() local x <close> = setmetatable({}, {__close = function() wait(1) end}) coroutine.yield() end) coroutine.resume(co) local ok, e = coroutine.close(co) error(e, 0)",
            "inside a coroutine.close handler"
        ),
        (
            "table.concat(setmetatable({}, {__index = function(_, i) return wait('x') end, __len = function() return 1 end}))",
            "across a call into C"
        ),
        (
            "table.sort({2, 1}, function(a, b) coroutine.wrap(function() wait(1) end)() return a < b end)",
            "inside table.sort's comparator"
        ),
        ("call(function() wait(1) end)", "inside a function that the host calls and does not wait for"),
        ("call(function() coroutine.wrap(wait)(1) end)", "inside a function that the host calls and does not wait for"),
    ]

    @Test(arguments: places.indices)
    func aWaitThatCannotBeSaysWhatIsInTheWay(index: Int) throws {
        let place = Self.places[index]
        let driver = try Driver()
        try driver.state.setGlobal(
            "call",
            driver.state.function("call") { [unowned state = driver.state] (body: LuaFunction) throws in
                _ = try state.call(body)
            })
        let error = #expect(throws: LuaError.self) { try driver.run(place.script) }
        #expect(error?.message.contains("cannot wait " + place.obstacle) == true, "\(error?.message ?? "no error")")
        #expect(driver.waits == 0)
        // The state is as good as before.
        #expect(try driver.run("return wait(5)") == [.integer(5)])
    }

    @Test func aSynchronousCallOfTheHostCannotWait() throws {
        let driver = try Driver()
        let error = try driver.state.failure(of: "wait(1)")
        #expect(error.message == "cannot wait in code that the host calls and does not wait for")
        #expect(error.value?["kind"] == .string("wait"))
    }

    @Test func aFinalizerCannotWait() throws {
        let driver = try Driver(libraries: .all)
        var obstacle: String?
        try driver.state.setGlobal(
            "look",
            driver.state.function(
                "look",
                raw: { call in
                    obstacle = call.awaitObstacle
                    return .values
                }))
        _ = try driver.run("setmetatable({}, {__gc = look}) collectgarbage()")
        #expect(obstacle == "inside a __gc metamethod")
        _ = try driver.run("setmetatable({}, {__gc = function() look() end}) collectgarbage()")
        #expect(obstacle == "inside a __gc metamethod")
    }

    @Test func aHostFunctionThatDoesNotAskIsStoppedAnyway() throws {
        let driver = try Driver()
        try driver.state.setGlobal("rash", driver.state.function("rash", raw: { _ in .await(ticket: 1) }))
        let error = #expect(throws: LuaError.self) { try driver.run("table.sort({2, 1}, rash)") }
        #expect(error?.message.contains("cannot wait inside table.sort's comparator") == true)
    }
}
