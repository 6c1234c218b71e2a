import JSONWire
import Testing

@Suite("An error")
struct ErrorTests {
    @Test(
        "names what is wrong and the byte at fault",
        arguments: [
            ("", JSONError.Kind.unexpectedEnd(expected: .value), 0),
            ("[1,", .unexpectedEnd(expected: .value), 3),
            ("[1", .unexpectedEnd(expected: .commaOrArrayEnd), 2),
            ("[", .unexpectedEnd(expected: .valueOrArrayEnd), 1),
            ("{", .unexpectedEnd(expected: .keyOrObjectEnd), 1),
            (#"{"a""#, .unexpectedEnd(expected: .colon), 4),
            (#"{"a":"#, .unexpectedEnd(expected: .value), 5),
            (#"{"a":1"#, .unexpectedEnd(expected: .commaOrObjectEnd), 6),
            (#"{"a":1,"#, .unexpectedEnd(expected: .key), 7),
            (#""ab"#, .unexpectedEnd(expected: .stringEnd), 3),
            (#""\u00"#, .unexpectedEnd(expected: .stringEnd), 5),
            ("-", .unexpectedEnd(expected: .digit), 1),
            ("1.", .unexpectedEnd(expected: .digit), 2),
            ("1e+", .unexpectedEnd(expected: .digit), 3),
            ("nul", .unexpectedEnd(expected: .word), 3),
            ("[1,]", .unexpectedByte(UInt8(ascii: "]"), expected: .value), 3),
            ("[,1]", .unexpectedByte(UInt8(ascii: ","), expected: .valueOrArrayEnd), 1),
            ("[1 2]", .unexpectedByte(UInt8(ascii: "2"), expected: .commaOrArrayEnd), 3),
            (#"{"a" 1}"#, .unexpectedByte(UInt8(ascii: "1"), expected: .colon), 5),
            (#"{"a":1,}"#, .unexpectedByte(UInt8(ascii: "}"), expected: .key), 7),
            ("{a:1}", .unexpectedByte(UInt8(ascii: "a"), expected: .keyOrObjectEnd), 1),
            (#"{"a":1]"#, .unexpectedByte(UInt8(ascii: "]"), expected: .commaOrObjectEnd), 6),
            ("<html>", .unexpectedByte(UInt8(ascii: "<"), expected: .value), 0),
            ("[] x", .trailingBytes, 3),
            ("\u{FEFF}{}", .byteOrderMark, 0),
            ("[012]", .malformedNumber, 1),
            ("[1.x]", .malformedNumber, 1),
            ("[trux]", .malformedWord, 1),
            ("[\"a\tb\"]", .controlCharacter(0x09), 3),
            (#"["a\q"]"#, .malformedEscape, 3),
            (#"["\u12g4"]"#, .malformedEscape, 2),
            (#"["a\ud800"]"#, .loneSurrogate, 3),
            (#"["\ud83d\u0041"]"#, .loneSurrogate, 2),
        ])
    func kinds(text: String, kind: JSONError.Kind, offset: Int) throws {
        let error = try #require(failure(of: text))
        #expect(error.kind == kind)
        #expect(error.offset == offset)
    }

    @Test("counts lines from line feeds and columns in characters")
    func places() throws {
        let error = try #require(failure(of: "{\r\n  \"实例\": \"é😀\",\n  \"b\": x\n}"))
        #expect(error.line == 3)
        #expect(error.column == 8)
        let second = try #require(failure(of: "[\"实例\", x]"))
        #expect(second.line == 1)
        #expect(second.column == 8)
        #expect(second.offset == 11)
    }

    @Test("is one sentence with the place")
    func sentence() {
        #expect(
            failure(of: "[1,]")?.description == #"line 1, column 4 (byte 3): a value was expected, but "]" was found"#)
        #expect(
            failure(of: "[\n")?.description
                == #"line 2, column 1 (byte 2): a value or "]" was expected, but the text ends"#)
        #expect(
            failure(of: "\u{1}")?.description
                == "line 1, column 1 (byte 0): a value was expected, but the byte 0x01 was found")
    }
}
