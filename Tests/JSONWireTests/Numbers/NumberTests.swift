import JSONWire
import Testing

@Suite("A number")
struct NumberTests {
    @Test(
        "is an integer while Int64 holds it, and the literal beyond",
        arguments: [
            ("9007199254740991", JSONValue.integer(9_007_199_254_740_991)),
            ("9007199254740992", .integer(9_007_199_254_740_992)),
            ("9007199254740993", .integer(9_007_199_254_740_993)),
            ("-9007199254740993", .integer(-9_007_199_254_740_993)),
            ("9223372036854775806", .integer(.max - 1)),
            ("9223372036854775807", .integer(.max)),
            ("9223372036854775808", .number("9223372036854775808")),
            ("-9223372036854775807", .integer(.min + 1)),
            ("-9223372036854775808", .integer(.min)),
            ("-9223372036854775809", .number("-9223372036854775809")),
            ("9999999999999999999", .number("9999999999999999999")),
            ("18446744073709551615", .number("18446744073709551615")),
            ("18446744073709551616", .number("18446744073709551616")),
            ("10000000000000000000", .number("10000000000000000000")),
            ("123456789012345678901234567890", .number("123456789012345678901234567890")),
        ])
    func integers(literal: String, expected: JSONValue) throws {
        #expect(try JSONValue(parsing: literal) == expected)
        #expect(expected.text() == literal)
    }

    @Test(
        "with a fraction or an exponent is a double, however integral",
        arguments: [
            ("1.0", 1.0), ("1e0", 1.0), ("1e2", 100.0), ("10.0e-1", 1.0),
            ("9007199254740993.0", 9_007_199_254_740_992.0), ("0.1", 0.1), ("-0.0", -0.0),
            ("123456.789e3", 123_456_789.0), ("1e22", 1e22), ("1e23", 1e23), ("0.000001", 1e-6), ("1e-7", 1e-7),
            ("9007199254740992e0", 9_007_199_254_740_992.0), ("2.2250738585072014e-308", 0x1p-1022),
            ("4.9e-324", .leastNonzeroMagnitude),
            ("0.30000000000000004", 0.1 + 0.2), ("1.7976931348623157e308", .greatestFiniteMagnitude),
            ("8.5e15", 8.5e15),
        ])
    func doubles(literal: String, expected: Double) throws {
        guard case .double(let value) = try JSONValue(parsing: literal) else {
            Issue.record("\(literal) is no double")
            return
        }
        #expect(value.bitPattern == expected.bitPattern)
    }

    @Test(
        "halfway between two doubles is rounded to the even one",
        arguments: [
            ("9007199254740993e0", 9_007_199_254_740_992.0), ("9007199254740995e0", 9_007_199_254_740_996.0),
            ("6.6312977508184315e-307", 6.6312977508184315e-307),
            ("2.2250738585072011e-308", .leastNormalMagnitude.nextDown),
            ("7.2057594037927933e16", 72_057_594_037_927_936.0), ("9.0071992547409930e15", 9_007_199_254_740_992.0),
        ])
    func rounding(literal: String, expected: Double) throws {
        #expect(try JSONValue(parsing: literal) == .double(expected))
    }

    @Test("minus zero is the double that has one")
    func minusZero() throws {
        let value = try #require(try JSONValue(parsing: "-0").doubleValue)
        #expect(value == 0 && value.sign == .minus)
        #expect(try JSONValue(parsing: "0") == .integer(0))
    }

    @Test(
        "that a double would change is kept as it is written",
        arguments: [
            "1e309", "-1e309", "1e999", "1e-400", "0.123456789012345678", "123456789.0123456789",
            "1.00000000000000000001", "3.141592653589793238",
            "1e99999999999999999999999999",
        ])
    func literals(literal: String) throws {
        #expect(try JSONValue(parsing: literal) == .number(literal))
        #expect(try events("[\(literal)]") == ["[", "number \(literal)", "] 1"])
    }

    @Test(
        "counts 17 digits without the zeros around them",
        arguments: [
            "0.00000000000000000012345678901234567", "1234567890123456700000.0", "1.2345678901234567000000000000000",
            "100000000000000000000.0e-5",
        ])
    func significantDigits(literal: String) throws {
        #expect(try JSONValue(parsing: literal) == .double(try #require(Double(literal))))
    }

    @Test("reads back as the same double, whichever it is")
    func everyDouble() throws {
        var generator = SeededGenerator(seed: 0x5EED)
        for _ in 0..<20_000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            var writer = JSONWriter()
            try writer.double(value)
            let read = try JSONValue(parsing: writer.bytes)
            guard case .double(let again) = read, again.bitPattern == value.bitPattern else {
                Issue.record("\(value) came back as \(read)")
                return
            }
        }
    }

    @Test("of few digits is converted as the standard library does it")
    func shortDecimals() throws {
        var generator = SeededGenerator(seed: 0xDEC1)
        for _ in 0..<20_000 {
            let digits = generator.next() % 100_000_000_000_000_000
            let literal = "\(digits).\(generator.next() % 1000)e\(Int(generator.next() % 60) - 30)"
            let value = try #require(try JSONValue(parsing: literal).doubleValue)
            guard value == Double(literal) else {
                Issue.record("\(literal) became \(value)")
                return
            }
        }
    }

    @Test(
        "is written in the shortest form that stays what it is",
        arguments: [
            (1.0, "1.0"), (-0.0, "-0.0"), (0.1, "0.1"), (100.0, "100.0"), (1e16, "1e+16"),
            (.leastNonzeroMagnitude, "5e-324"), (123_456.75, "123456.75"),
        ])
    func shortest(value: Double, expected: String) {
        #expect(JSONValue.double(value).text() == expected)
    }
}
