import JSONWire
import Testing

@Suite("A string")
struct StringTests {
    @Test("has its special byte found at every place", arguments: 0..<40)
    func places(prefix: Int) throws {
        let plain = String(repeating: "a", count: prefix)
        #expect(try JSONValue(parsing: "\"\(plain)\"") == .string(plain))
        #expect(try JSONValue(parsing: "\"\(plain)\\n\(plain)\"") == .string(plain + "\n" + plain))
        #expect(try JSONValue(parsing: "\"\(plain)数\(plain)\"") == .string(plain + "数" + plain))
        let control = Array("\"\(plain)".utf8) + [0x1F] + Array("\(plain)\"".utf8)
        #expect(try Road.tree.error(in: control)?.kind == .controlCharacter(0x1F))
        #expect(try Road.tree.error(in: control)?.offset == prefix + 1)
        let malformed = Array("\"\(plain)".utf8) + [0xC3] + Array("\(plain)\"".utf8)
        #expect(try Road.tree.error(in: malformed)?.kind == .malformedUTF8)
        #expect(try Road.tree.error(in: malformed)?.offset == prefix + 1)
    }

    @Test("accepts exactly the sequences that the standard library decodes")
    func everyTwoByteStart() throws {
        for first in UInt8(0x80)...0xFF {
            for second in UInt8(0x70)...0xFF {
                for tail in [[], [0x80], [0x80, 0x80], [0xBF, 0xBF]] as [[UInt8]] {
                    let content = [first, second] + tail
                    let isWellFormed = String(validating: content, as: UTF8.self) != nil
                    let isAccepted = try Road.tree.error(in: [0x22] + content + [0x22]) == nil
                    if isAccepted != isWellFormed { Issue.record("\(content)") }
                }
            }
        }
    }

    @Test("may escape every code unit that is no surrogate")
    func everyEscape() throws {
        for unit in UInt32(0)...0xFFFF {
            let digits = String(unit, radix: 16)
            let text = "\"\\u\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)\""
            let expected = Unicode.Scalar(unit).map { JSONValue.string(String($0)) }
            let read: JSONValue? = try? JSONValue(parsing: text)
            if read != expected { Issue.record("\(text)") }
        }
    }

    @Test("is written with the fewest escapes, everything else as it is")
    func writing() {
        let text = JSONValue.string("\u{0}\u{1}\u{8}\t\n\u{B}\u{C}\r\u{1F} \"\\/\u{7F}é数😀\u{2028}").text()
        #expect(text == "\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f \\\"\\\\/\u{7F}é数😀\u{2028}\"")
    }

    @Test("comes back from writing and reading, whatever is in it")
    func roundTrips() throws {
        var generator = SeededGenerator(seed: 0x57A1)
        for _ in 0..<2_000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<generator.next() % 40 {
                let bound: UInt64 = [0x30, 0x80, 0x3000, 0x11_0000][Int(generator.next() % 4)]
                if let scalar = Unicode.Scalar(UInt32(generator.next() % bound)) { scalars.append(scalar) }
            }
            let string = String(scalars)
            let read = try #require(try JSONValue(parsing: JSONValue.string(string).serialized()).stringValue)
            guard read.unicodeScalars.elementsEqual(scalars) else {
                Issue.record("\(string.debugDescription) came back as \(read.debugDescription)")
                return
            }
        }
    }

    @Test("with escapes may be longer than any before it")
    func growingScratch() throws {
        let strings = [3, 500, 20, 5_000, 100_000].map { String(repeating: "é\n", count: $0) }
        let value = JSONValue.array(strings.map(JSONValue.string))
        #expect(try JSONValue(parsing: value.text()) == value)
    }
}
