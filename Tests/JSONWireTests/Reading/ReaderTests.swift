import JSONWire
import Testing

@Suite("A reader")
struct ReaderTests {
    @Test("reads every kind of value")
    func kinds() throws {
        var reader = JSONReader(
            [UInt8](
                #" {"s":"a\nb","i":-7,"d":2.5,"t":true,"n":null,"a":[1,2],"o":{"x":[]},"big":12345678901234567890} "#))
        try reader.beginObject()
        #expect(try reader.nextKey() == "s")
        #expect(try reader.peek() == .string)
        #expect(try reader.readString() == "a\nb")
        #expect(try reader.nextKey() == "i")
        #expect(try reader.readInt64() == -7)
        #expect(try reader.nextKey() == "d")
        #expect(try reader.peek() == .number)
        #expect(try reader.readDouble() == 2.5)
        #expect(try reader.nextKey() == "t")
        #expect(try reader.readBool())
        #expect(try reader.nextKey() == "n")
        try reader.readNull()
        #expect(try reader.nextKey() == "a")
        try reader.beginArray()
        var numbers: [Int64] = []
        while try reader.nextElement() { numbers.append(try reader.readInt64()) }
        #expect(numbers == [1, 2])
        #expect(try reader.nextKey() == "o")
        #expect(try reader.readValue() == ["x": []])
        #expect(try reader.nextKey() == "big")
        #expect(try reader.readDouble() == 12_345_678_901_234_567_890.0)
        #expect(try reader.nextKey() == nil)
        try reader.finish()
    }

    @Test("reads the empty containers")
    func empty() throws {
        var reader = JSONReader([UInt8]("[{},[]]"))
        try reader.beginArray()
        #expect(try reader.nextElement())
        try reader.beginObject()
        #expect(try reader.nextKey() == nil)
        #expect(try reader.nextElement())
        try reader.beginArray()
        #expect(try !reader.nextElement())
        #expect(try !reader.nextElement())
        try reader.finish()
    }

    @Test("leaves a value of another kind where it is")
    func mismatch() throws {
        var reader = JSONReader([UInt8](#"["12"]"#))
        try reader.beginArray()
        #expect(try reader.nextElement())
        let error = try #require(throws: JSONError.self) { _ = try reader.readInt64() }
        #expect(error.kind == .mismatch(expected: .number, found: .string))
        #expect(error.offset == 1)
        #expect(throws: JSONError.self) { try reader.beginObject() }
        #expect(throws: JSONError.self) { try reader.readNull() }
        #expect(throws: JSONError.self) { _ = try reader.readBool() }
        #expect(try reader.readString() == "12")
        #expect(try !reader.nextElement())
        try reader.finish()
    }

    @Test(
        "takes integers only from numbers that are integers and fit",
        arguments: [
            ("3", 3), ("3.0", 3), ("3e2", 300), ("-9223372036854775808", Int64.min), ("-0", 0),
            ("9.0071992547409920e15", 9_007_199_254_740_992),
            ("3.5", nil), ("9223372036854775808", nil), ("1e19", nil), ("1e999", nil),
        ] as [(String, Int64?)])
    func integers(literal: String, expected: Int64?) throws {
        var reader = JSONReader([UInt8](literal))
        if let expected {
            #expect(try reader.readInt64() == expected)
        } else {
            let error = try #require(throws: JSONError.self) { _ = try reader.readInt64() }
            #expect(error.kind == .numberOutOfRange)
            try reader.skip()
        }
        try reader.finish()
    }

    @Test("refuses a double beyond the largest")
    func hugeDouble() throws {
        var reader = JSONReader([UInt8]("1e999"))
        let error = try #require(throws: JSONError.self) { _ = try reader.readDouble() }
        #expect(error.kind == .numberOutOfRange)
        #expect(try reader.readValue() == .number("1e999"))
    }

    @Test(
        "gives scalars as they are written where text is wanted",
        arguments: [
            (#""a\tb""#, "a\tb"), ("1.50", "1.50"), ("-0", "-0"), ("12", "12"), ("true", "true"), ("null", "null"),
            ("1e999", "1e999"), ("123456789012345678901", "123456789012345678901"),
        ])
    func text(literal: String, expected: String) throws {
        var reader = JSONReader([UInt8]("[ \(literal) ]"))
        try reader.beginArray()
        #expect(try reader.nextElement())
        #expect(try reader.readText() == expected)
        #expect(try !reader.nextElement())
    }

    @Test("reads a null only if there is one")
    func nullIfPresent() throws {
        var reader = JSONReader([UInt8]("[null,1]"))
        try reader.beginArray()
        #expect(try reader.nextElement())
        #expect(try reader.readNullIfPresent())
        #expect(try reader.nextElement())
        #expect(try !reader.readNullIfPresent())
        #expect(try reader.readInt64() == 1)
    }

    @Test("checks what it skips")
    func skipping() throws {
        var reader = JSONReader([UInt8](#"{"a":{"b":[1,{"c":"d"}]},"e":[1,,2]}"#))
        try reader.beginObject()
        #expect(try reader.nextKey() == "a")
        try reader.skip()
        #expect(try reader.nextKey() == "e")
        let error = try #require(throws: JSONError.self) { try reader.skip() }
        #expect(error.kind == .unexpectedByte(UInt8(ascii: ","), expected: .value))
    }

    @Test("says so when a read does not fit the place")
    func outOfPlace() throws {
        var reader = JSONReader([UInt8](#"{"a":1}"#))
        #expect(throws: JSONError.self) { _ = try reader.nextKey() }
        #expect(throws: JSONError.self) { try reader.finish() }
        try reader.beginObject()
        let error = try #require(throws: JSONError.self) { _ = try reader.readInt64() }
        #expect(error.kind == .outOfPlace)
        #expect(throws: JSONError.self) { _ = try reader.nextElement() }
        #expect(throws: JSONError.self) { try reader.skip() }
        #expect(try reader.nextKey() == "a")
        #expect(throws: JSONError.self) { _ = try reader.nextKey() }
        #expect(try reader.readInt64() == 1)
        #expect(try reader.nextKey() == nil)
        #expect(throws: JSONError.self) { _ = try reader.readInt64() }
        try reader.finish()
    }

    @Test("refuses bytes after the value")
    func trailing() throws {
        var reader = JSONReader([UInt8]("1 2"))
        #expect(try reader.readInt64() == 1)
        let error = try #require(throws: JSONError.self) { try reader.finish() }
        #expect(error.kind == .trailingBytes)
        #expect(error.offset == 2)
    }

    @Test("looks at the text that it was given, whatever becomes of it")
    func ownCopy() throws {
        var bytes = [UInt8](#""before""#)
        var reader = JSONReader(bytes)
        bytes[1] = UInt8(ascii: "X")
        #expect(try reader.readString() == "before")
        var slice = JSONReader([UInt8](#"xx[1]yy"#)[2..<5])
        #expect(try slice.readValue() == [1])
        try slice.finish()
    }
}
