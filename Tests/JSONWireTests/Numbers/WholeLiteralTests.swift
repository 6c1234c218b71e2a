import JSONWire
import Testing

struct WholeLiteralTests {
    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("0.000", 0), ("0e999999999999999999999", 0), ("7", 7), ("7.0", 7), ("-7.00", -7),
            ("70e-1", 7), ("0.7e1", 7), ("7E+2", 700), ("1e18", 1_000_000_000_000_000_000), ("1200.00e-2", 12),
            ("9007199254740993.0", 9_007_199_254_740_993), ("9.007199254740993e15", 9_007_199_254_740_993),
            ("9223372036854775807", .max), ("9223372036854775807.000", .max), ("9223372036854775.807e3", .max),
            ("-9223372036854775808", .min), ("-9223372036854775808.0", .min), ("1.0000000000000000000000000", 1),
            ("100000000000000000000000e-20", 1_000), ("0.00000000000000000000000001e26", 1),
        ] as [(String, Int64)])
    func `the whole number of a literal is exact however it is written`(literal: String, expected: Int64) {
        #expect(Int64(wholeLiteral: literal) == expected)
    }

    @Test(
        arguments: [
            "0.5", "7.1", "1e-1", "12e-2", "9007199254740993.5", "1.00000000000000000000001", "9223372036854775808",
            "-9223372036854775809", "18446744073709551616", "18446744073709551615", "1e19", "1e99999999999999999999999",
            "1e-99999999999999999999999", "99999999999999999999.0", "20000000000000000000",
        ])
    func `a literal with a fraction, or beyond Int64, has no whole number`(literal: String) {
        #expect(Int64(wholeLiteral: literal) == nil)
    }

    @Test(
        arguments: [
            "9007199254740993.0", "9007199254740993e0", "-9007199254740993.0", "9.007199254740993e15",
            "4503599627370497.3", "0.99999999999999999", "1.152921504606847e+18",
        ])
    func `a tree can be asked to keep a whole number that a double would change`(literal: String) throws {
        guard case .double = try JSONValue(parsing: literal) else {
            Issue.record("\(literal) is no double for those who do not ask")
            return
        }
        for duplicates in [JSONDuplicates.lastWins, .refused] {
            let tree = try JSONValue(parsing: "{\"a\": [\(literal)]}", duplicates: duplicates, numbers: .exact)
            #expect(tree == ["a": [.number(literal)]])
        }
    }

    @Test(arguments: ["1.0", "-0.0", "1e3", "0.1", "9007199254740992.0", "1e18", "1e300", "123456789.5"])
    func `and has all other numbers as ever`(literal: String) throws {
        #expect(try JSONValue(parsing: literal, numbers: .exact) == JSONValue(parsing: literal))
    }
}
