import JSONWire
import Testing

@Suite("A writer")
struct WriterTests {
    @Test("puts commas and colons where they belong")
    func structure() throws {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("a")
        writer.beginArray()
        writer.integer(1)
        try writer.double(2)
        writer.bool(false)
        writer.null()
        writer.beginArray()
        writer.endArray()
        try writer.number(literal: "1e999")
        writer.endArray()
        writer.key("b")
        writer.string("x")
        writer.key("c")
        writer.raw(#"{"raw":true}"#.utf8)
        #expect(!writer.isComplete)
        writer.endObject()
        #expect(writer.isComplete)
        #expect(writer.text == #"{"a":[1,2.0,false,null,[],1e999],"b":"x","c":{"raw":true}}"#)
    }

    @Test("gives each member a line of its own when asked to")
    func pretty() {
        let value: JSONValue = ["a": [1, ["b": nil]], "c": [:], "d": []]
        #expect(
            value.text(pretty: true) == """
                {
                  "a": [
                    1,
                    {
                      "b": null
                    }
                  ],
                  "c": {},
                  "d": []
                }
                """)
    }

    @Test("writes integers to the last", arguments: [0, 7, -7, 10, 1_000_000, .max, .min] as [Int64])
    func integers(value: Int64) {
        var writer = JSONWriter()
        writer.integer(value)
        #expect(writer.text == String(value))
    }

    @Test("refuses what is no JSON and stays as it was")
    func refusals() throws {
        var writer = JSONWriter()
        writer.beginArray()
        let error = try #require(throws: JSONError.self) { try writer.double(.infinity) }
        #expect(error.kind == .notFinite)
        #expect(error.offset == 1)
        #expect(throws: JSONError.self) { try writer.number(literal: "0x1") }
        let malformed: [UInt8] = [0x61, 0xFF]
        malformed.withUnsafeBufferPointer { bytes in
            _ = #expect(throws: JSONError.self) { try writer.string(utf8: bytes) }
        }
        writer.null()
        writer.endArray()
        #expect(writer.text == "[null]")
    }

    @Test("writes strings and keys that are at hand as bytes")
    func bytes() throws {
        var writer = JSONWriter()
        writer.beginObject()
        try Array("ключ\n".utf8).withUnsafeBufferPointer { try writer.key(utf8: $0) }
        try Array("a long value, with “quotes” and \"quotes\"".utf8).withUnsafeBufferPointer {
            try writer.string(utf8: $0)
        }
        writer.endObject()
        #expect(writer.text == "{\"ключ\\n\":\"a long value, with “quotes” and \\\"quotes\\\"\"}")
    }
}
