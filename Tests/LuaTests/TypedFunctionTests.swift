import Lua
import Testing

@Suite struct TypedFunctionTests {
    let state: LuaState

    init() throws {
        state = try LuaState()
    }

    @Test func aClosureIsCalledWithItsTypesAndItsResultComesBack() throws {
        try state.setGlobal("add", state.function("add") { (left: Int, right: Int) in left + right })
        #expect(try state.run("return add(2, 40)") == [.integer(42)])
    }

    @Test func aWrongArgumentRaisesAMessageLikeLuasOwn() throws {
        try state.setGlobal("add", state.function("add") { (left: Int, right: Int) in left + right })
        #expect(
            try state.failure(of: "add(1, 'x')").message == "bad argument #2 to 'add' (integer expected, got string)")
        #expect(try state.failure(of: "add(1)").message == "bad argument #2 to 'add' (integer expected, got no value)")
        #expect(try state.failure(of: "add(nil, 1)").message == "bad argument #1 to 'add' (integer expected, got nil)")
        #expect(try state.failure(of: "add(1.5, 1)").message == "bad argument #1 to 'add' (integer expected, got 1.5)")
    }

    @Test func numbersInTextCountAsNumbersAsTheyDoInLua() throws {
        try state.setGlobal("add", state.function("add") { (left: Int, right: Double) in Double(left) + right })
        #expect(try state.run("return add('2', '0.5')") == [.number(2.5)])
        #expect(try state.run("return add(2.0, 1)") == [.number(3)])
    }

    @Test func aNumberGivenForTextStaysANumberInTheScript() throws {
        try state.setGlobal("text", state.function("text") { (value: String) in value })
        #expect(
            try state.run("local n, f = 10, 1.0 local a, b = text(n), text(f) return a, b, math.type(n), math.type(f)")
                == [.string("10"), .string("1.0"), .string("integer"), .string("float")])
    }

    @Test func optionalArgumentsMayBeNilOrLeftOut() throws {
        try state.setGlobal("greet", state.function("greet") { (name: String?) in "hello " + (name ?? "you") })
        #expect(
            try state.run("return greet('Ada'), greet(nil), greet()") == [
                .string("hello Ada"), .string("hello you"), .string("hello you"),
            ])
    }

    @Test func aClosureWithoutResultReturnsNothing() throws {
        try state.setGlobal("nothing", state.function("nothing") { (_: Int) in })
        #expect(try state.run("return select('#', nothing(1))") == [.integer(0)])
    }

    @Test func aClosureWithoutParametersIgnoresArguments() throws {
        try state.setGlobal("answer", state.function("answer") { 42 })
        #expect(try state.run("return answer(1, 2, 3)") == [.integer(42)])
    }

    @Test func severalValuesAreReturnedInARow() throws {
        try state.setGlobal(
            "divide", state.function("divide") { (left: Int, right: Int) in LuaValues(left / right, left % right) })
        #expect(try state.run("return divide(17, 5)") == [.integer(3), .integer(2)])
    }

    @Test func listsAndMembersAreReadWithThePathToWhatIsWrong() throws {
        try state.setGlobal("sum", state.function("sum") { (rows: [[Int]]) in rows.joined().reduce(0, +) })
        #expect(try state.run("return sum{{1, 2}, {}, {3}}") == [.integer(6)])
        #expect(
            try state.failure(of: "sum{{1, 2}, {3, 'x'}}").message
                == "bad argument #1 to 'sum' ([2][2]: integer expected, got string)")
        try state.setGlobal(
            "ages", state.function("ages") { (ages: [String: UInt8]) in ages.values.map(Int.init).reduce(0, +) })
        #expect(try state.run("return ages{ada = 36, alan = 41}") == [.integer(77)])
        #expect(
            try state.failure(of: "ages{ada = 256}").message
                == "bad argument #1 to 'ages' (ada: integer from 0 to 255 expected, got 256)")
        #expect(
            try state.failure(of: "ages{1}").message
                == "bad argument #1 to 'ages' (string keys expected, got a key of the type integer)")
    }

    @Test func bytesAreAString() throws {
        try state.setGlobal("reverse", state.function("reverse") { (bytes: [UInt8]) in [UInt8](bytes.reversed()) })
        #expect(try state.run("return reverse('\\0\\xff\\1')") == [.bytes([1, 0xFF, 0])])
    }

    @Test func textThatIsNotUTF8IsRefusedWhereTextIsExpected() throws {
        try state.setGlobal("text", state.function("text") { (value: String) in value })
        #expect(
            try state.failure(of: "text('\\xff')").message
                == "bad argument #1 to 'text' (UTF-8 string expected, got a string of other bytes)")
    }

    @Test func functionsAndTablesArriveByReferenceEvenInsideLists() throws {
        try state.setGlobal(
            "call",
            state.function("call") { [unowned state] (functions: [LuaFunction]) in
                try functions.map { try state.call($0, returning: Int.self) }
            })
        #expect(
            try state.run("local r = call{function() return 1 end, function() return 2 end} return r[1], r[2]") == [
                .integer(1), .integer(2),
            ])
        try state.setGlobal(
            "touch", state.function("touch") { (table: LuaTable) in try table.set("touched", to: true) })
        #expect(try state.run("local t = {} touch(t) return t.touched") == [.bool(true)])
    }

    @Test func aRawFunctionReadsWhatItWants() throws {
        try state.setGlobal(
            "sum",
            state.function(
                "sum",
                raw: { call in
                    var sum: Int64 = 0
                    if call.count > 0 { for index in 1...call.count { sum += try call.integer(index) } }
                    call.results.integer(sum)
                    call.results.integer(Int64(call.count))
                    return .values
                }))
        #expect(try state.run("return sum(1, 2, 3)") == [.integer(6), .integer(3)])
        #expect(try state.run("return sum()") == [.integer(0), .integer(0)])
        #expect(try state.failure(of: "sum(1, {})").message == "bad argument #2 to 'sum' (integer expected, got table)")
    }

    @Test func aRawFunctionMayReturnItsArgumentsAsTheyAre() throws {
        try state.setGlobal(
            "swap",
            state.function(
                "swap",
                raw: { call in
                    call.results.argument(2)
                    call.results.argument(1)
                    call.results.argument(3)
                    return .values
                }))
        #expect(
            try state.run("local t = {} local a, b, c = swap(1, t) return a == t, b, c") == [
                .bool(true), .integer(1), .nil,
            ])
    }

    @Test func fieldsOfAnArgumentAreReadOneByOne() throws {
        try state.setGlobal(
            "open",
            state.function(
                "open",
                raw: { [unowned state] call in
                    let name: String = try call.field(1, "name")
                    let limit: Int? = try call.field(1, "limit")
                    let handler: LuaFunction = try call.field(1, "handler")
                    call.results.string(try state.call(handler, name, limit, returning: String.self))
                    return .values
                }))
        #expect(
            try state.run("return open{name = 'a', handler = function(n, l) return n .. tostring(l) end}") == [
                .string("anil")
            ])
        #expect(
            try state.failure(of: "open{name = 'a', limit = 'x'}").message
                == "bad argument #1 to 'open' (limit: integer expected, got string)")
    }
}
