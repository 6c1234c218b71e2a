import JSONWire
import Testing

@Suite("A scan")
struct ScannerTests {
    @Test("delivers everything in the order of the text, with counts at the ends")
    func order() throws {
        #expect(
            try events(#"{"a":[1,2.5,"x"],"b":{},"c":[[],null],"a":true}"#) == [
                "{", "key a", "[", "integer 1", "double 2.5", "string x", "] 3", "key b", "{", "} 0", "key c", "[", "[",
                "] 0", "null", "] 2", "key a", "bool true",
                "} 4",
            ])
    }

    @Test("delivers strings and keys without their escapes")
    func escapes() throws {
        #expect(try events(#"{"k\u0031":"\"\u00e9\""}"#) == ["{", "key k1", #"string "é""#, "} 1"])
    }

    @Test("stops with the sink's own error")
    func refusal() throws {
        var log = EventLog(refusedKey: "b")
        #expect(throws: EventLog.Refusal(key: "b")) {
            try JSONScanner.scan([UInt8](#"{"a":1,"b":2,"c":]}"#), into: &log)
        }
        #expect(log.events == ["{", "key a", "integer 1"])
    }

    @Test("has delivered what comes before an error")
    func before() {
        var log = EventLog()
        #expect(throws: JSONError.self) { try JSONScanner.scan([UInt8]("[1,2,x]"), into: &log) }
        #expect(log.events == ["[", "integer 1", "integer 2"])
    }

    @Test("into a tree gives what parsing gives, and into a writer the same text")
    func otherSinks() throws {
        let bytes = SampleDocument.bytes(objects: 3)
        var tree = JSONTreeBuilder()
        try JSONScanner.scan(bytes, into: &tree)
        #expect(tree.finished() == (try JSONValue(parsing: bytes)))
        var writer = JSONWriter()
        try JSONScanner.scan(bytes, into: &writer)
        #expect(writer.bytes == bytes)
    }

    @Test("of an empty buffer without an address is an error like any other")
    func noAddress() {
        var log = EventLog()
        #expect(throws: JSONError.self) {
            try JSONScanner.scan(UnsafeBufferPointer<UInt8>(start: nil, count: 0), into: &log)
        }
    }

    @Test("hands doubles over with their digits to a sink that asks for them")
    func digits() throws {
        var sink = DigitLog()
        try JSONScanner.scan([UInt8]("[2.10, 1e2 ,-0.0,10000000000000000.0,7,-0]"), into: &sink)
        #expect(sink.digits == ["2.10", "1e2", "-0.0", "10000000000000000.0", "-0"])
    }

    @Test("feeds a sink that cannot be copied")
    func noncopyableSink() throws {
        var sink = UniqueCounter()
        try JSONScanner.scan([UInt8](#"[1,{"a":2}]"#), into: &sink)
        #expect(sink.integers == 2)
    }
}

private struct DigitLog: JSONSink {
    var digits: [String] = []
    mutating func null() {}
    mutating func bool(_ value: Bool) {}
    mutating func integer(_ value: Int64) {}
    mutating func double(_ value: Double) { digits.append("without: \(value)") }
    mutating func double(_ value: Double, literal: UnsafeBufferPointer<UInt8>) {
        digits.append(String(decoding: literal, as: UTF8.self))
    }
    mutating func number(literal: UnsafeBufferPointer<UInt8>) {}
    mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) {}
    mutating func beginObject() {}
    mutating func key(_ utf8: UnsafeBufferPointer<UInt8>) {}
    mutating func endObject(count: Int) {}
    mutating func beginArray() {}
    mutating func endArray(count: Int) {}
}

private struct UniqueCounter: JSONSink, ~Copyable {
    var integers = 0
    mutating func null() {}
    mutating func bool(_ value: Bool) {}
    mutating func integer(_ value: Int64) { integers += 1 }
    mutating func double(_ value: Double) {}
    mutating func number(literal: UnsafeBufferPointer<UInt8>) {}
    mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) {}
    mutating func beginObject() {}
    mutating func key(_ utf8: UnsafeBufferPointer<UInt8>) {}
    mutating func endObject(count: Int) {}
    mutating func beginArray() {}
    mutating func endArray(count: Int) {}
}
