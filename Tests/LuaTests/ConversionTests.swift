import JSONWire
import Lua
import Testing

/// The rules for values on their way in and out. They are fixed: a change here is a change for every script.
@Suite struct ConversionTests {
    let state: LuaState

    init() throws {
        state = try LuaState()
    }

    @Test(arguments: [
        ("math.maxinteger", LuaValue.integer(.max)), ("math.mininteger", .integer(.min)),
        ("2^53 + 1", .number(9_007_199_254_740_992)),
        ("9007199254740993", .integer(9_007_199_254_740_993)), ("1e308 * 10", .number(.infinity)), ("1", .integer(1)),
        ("1.0", .number(1)),
        ("'text'", .string("text")), ("'\\0'", .string("\0")), ("'\\xff'", .bytes([0xFF])), ("true", .bool(true)),
        ("nil", .nil), ("null", .null),
    ])
    func scalarsKeepTheirSubtypeAndTheirDigits(expression: String, value: LuaValue) throws {
        try state.setGlobal("null", LuaNull())
        #expect(try state.run("return " + expression) == [value])
        try state.setGlobal("given", value)
        #expect(
            try state.run("return given, rawequal(given, \(expression)), math.type(given) == math.type(\(expression))")
                == [value, .bool(true), .bool(true)])
    }

    @Test func negativeZeroAndNaNSurvive() throws {
        guard case .number(let zero)? = try state.run("return -0.0").first else { return #expect(Bool(false)) }
        #expect(zero.sign == .minus && zero == 0)
        try state.setGlobal("zero", -0.0)
        #expect(try state.run("return 1 / zero") == [.number(-.infinity)])
        guard case .number(let notANumber)? = try state.run("return 0/0").first else { return #expect(Bool(false)) }
        #expect(notANumber.isNaN)
    }

    @Test func integersThatDoNotFitTheTypeAreRefused() throws {
        try state.setGlobal("value", Int64.max)
        #expect(try state.global("value", as: Int64.self) == .max)
        #expect(throws: LuaError.self) { try state.global("value", as: Int32.self) }
        try state.setGlobal("value", -1)
        #expect(throws: LuaError.self) { try state.global("value", as: UInt.self) }
        #expect(try state.global("value", as: Int8.self) == -1)
    }

    @Test func nullIsAValueOfItsOwn() throws {
        try state.setGlobal("null", LuaNull())
        #expect(
            try state.run("return tostring(null), null == nil, null and 1, type(null), null == null")
                == [.string("null"), .bool(false), .integer(1), .string("userdata"), .bool(true)])
        #expect(throws: LuaError.self) { try state.global("null", as: String?.self) }
    }

    @Test(arguments: [
        "[]", "{}", #"{"a":[]}"#, #"[{},[],null]"#, #"{"a":null,"b":[1,2.5,"x",true]}"#, "null", "[[[]]]",
    ])
    func jsonGoesToTablesAndComesBackTheSame(text: String) throws {
        let bytes = Array(text.utf8)
        try state.setGlobal(
            "decode",
            state.function(
                "decode",
                raw: { call in
                    try call.results.json(bytes)
                    return .values
                }))
        let tree = try JSONValue(parsing: text)
        #expect(try state.call(state.load("return decode()", name: "=test"), returning: JSONValue.self) == tree)
        try state.setGlobal("tree", tree)
        #expect(try state.global("tree", as: JSONValue.self) == tree)
    }

    @Test func anEmptyTableIsWhatItsReaderExpectsUnlessItSaysSoItself() throws {
        try state.setGlobal("array", JSONValue.array([]))
        try state.setGlobal(
            "shape",
            state.function(
                "shape",
                raw: { call in
                    call.results.string(try call.json(1, emptyTable: .array).text())
                    call.results.string(try call.json(1, emptyTable: .object).text())
                    return .values
                }))
        #expect(try state.run("return shape{}") == [.string("[]"), .string("{}")])
        #expect(try state.run("return shape(array)") == [.string("[]"), .string("[]")])
        #expect(try state.run("local t = {1} t[1] = nil return shape(t)") == [.string("[]"), .string("{}")])
    }

    @Test func malformedJSONLeavesNothingBehind() throws {
        try state.setGlobal(
            "decode",
            state.function(
                "decode",
                raw: { call in
                    call.results.integer(1)
                    do { try call.results.json(Array("[1, {\"a\": [2, ".utf8)) } catch {
                        call.results.string("\(error)")
                    }
                    return .values
                }))
        #expect(try state.run("return select('#', decode()), (decode())") == [.integer(2), .integer(1)])
    }

    @Test func numbersBeyondBothSubtypesBecomeTheNearestFloat() throws {
        try state.setGlobal("tree", try JSONValue(parsing: "[9223372036854775808, 1e999, 0.1234567890123456789]"))
        #expect(
            try state.run("return tree[1], tree[2] == math.huge, tree[3]")
                == [.number(9_223_372_036_854_775_808), .bool(true), .number(0.12345678901234568)])
    }

    @Test(arguments: [
        ("{nodes = {{weight = 1}, {weight = function() end}}}", "nodes[2].weight: a JSON value expected, got function"),
        ("{1, 2, x = 3}", "an array or an object expected, got a table with both a sequence and the key x"),
        ("{[5] = 1}", "string keys or a sequence from 1 expected, got the key [5]"),
        ("{a = {['two words'] = 0/0}}", #"a["two words"]: a JSON value expected, got nan"#),
        ("{a = '\\xff'}", "a: UTF-8 string expected, got a string of other bytes"),
        ("{1, nil, 3}", "[2]: a JSON value expected, got nil"),
        ("coroutine.create(print)", "a JSON value expected, got thread"),
    ])
    func whatJSONCannotHoldIsNamedWithItsPath(expression: String, message: String) throws {
        try state.setGlobal("json", state.function("json") { (value: JSONValue) in value.text() })
        #expect(try state.failure(of: "json(\(expression))").message == "bad argument #1 to 'json' (\(message))")
    }

    @Test func aTableThatContainsItselfIsRefused() throws {
        try state.setGlobal("json", state.function("json") { (value: JSONValue) in value.text() })
        try state.setGlobal("copy", state.function("copy") { (value: LuaTableValue) in value.array.count })
        #expect(
            try state.failure(of: "local t = {} t.a = {t} json(t)").message
                == "bad argument #1 to 'json' (a[1]: a JSON value expected, got a table that contains itself)")
        #expect(
            try state.failure(of: "local t = {} t.a = {t} copy(t)").message
                == "bad argument #1 to 'copy' (a[1]: a table that can be copied expected, got a table that contains itself)"
        )
        #expect(try state.run("local t = {} return json{t, t}") == [.string("[{},{}]")])
    }

    @Test func readingIsLimitedInDepthNumberAndSize() throws {
        func limited(_ limits: LuaReadLimits) -> LuaHostFunction {
            state.function(
                "read",
                raw: { call in
                    _ = try call.value(1, limits: limits)
                    return .values
                })
        }
        try state.setGlobal("shallow", limited(.init(depth: 2)))
        try state.setGlobal("few", limited(.init(nodes: 10)))
        try state.setGlobal("small", limited(.init(bytes: 100)))
        try state.run("shallow{{}}")
        #expect(
            try state.failure(of: "shallow{{{}}}").message.contains(
                "[1][1]: a table that can be copied expected, got a table that is nested too deep"))
        try state.run("few{1, 2, 3, 4, 5, 6, 7, 8, 9}")
        #expect(
            try state.failure(of: "few{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}").message.contains(
                "at most 10 values expected, got more"))
        #expect(
            try state.failure(of: "small{string.rep('x', 100)}").message.contains(
                "at most 100 bytes expected, got more"))
    }

    @Test func aTableTenThousandDeepIsRefusedNotFollowed() throws {
        try state.setGlobal("json", state.function("json") { (value: JSONValue) in value.text() })
        let error = try state.failure(of: "local t = {} for _ = 1, 10000 do t = {t} end json(t)")
        #expect(error.message.hasSuffix("got a table that is nested too deep)"))
    }

    @Test func tablesAreReadInTheOrderOfTheirKeys() throws {
        let results = try state.run("return {10, 20, b = 1, a = 2, [2.5] = 3, [-1] = 4, [100] = 5, [true] = 6}")
        guard case .table(let table)? = results.first else { return #expect(Bool(false)) }
        #expect(table.array == [.integer(10), .integer(20)])
        #expect(
            table.entries.map(\.key) == [
                .integer(-1), .number(2.5), .integer(100), .string("a"), .string("b"), .bool(true),
            ])
        #expect(table["a"] == .integer(2) && table[2] == .integer(20) && table[3] == nil && table["c"] == nil)
    }

    @Test func aTreeGoesInAndOutUnchanged() throws {
        let tree = LuaValue.table(
            LuaTableValue(
                array: [.integer(1), .table(LuaTableValue(marker: .array)), .null],
                entries: [
                    .init(key: .integer(-4), value: .number(0.5)), .init(key: .string("k"), value: .bytes([0xFE])),
                ]))
        try state.setGlobal("tree", tree)
        #expect(try state.global("tree", as: LuaValue.self) == tree)
    }
}
