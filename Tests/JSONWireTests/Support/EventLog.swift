import JSONWire

/// A sink that notes what it is given, one word or two for each call.
struct EventLog: JSONSink {
    var events: [String] = []
    /// Thrown by the sink when a key of this name comes.
    var refusedKey: String?

    struct Refusal: Error, Equatable {
        let key: String
    }

    private static func text(_ utf8: UnsafeBufferPointer<UInt8>) -> String { String(decoding: utf8, as: UTF8.self) }

    mutating func null() { events.append("null") }
    mutating func bool(_ value: Bool) { events.append("bool \(value)") }
    mutating func integer(_ value: Int64) { events.append("integer \(value)") }
    mutating func double(_ value: Double) { events.append("double \(value)") }
    mutating func number(literal: UnsafeBufferPointer<UInt8>) { events.append("number \(Self.text(literal))") }
    mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) { events.append("string \(Self.text(utf8))") }
    mutating func beginObject() { events.append("{") }
    mutating func key(_ utf8: UnsafeBufferPointer<UInt8>) throws {
        let key = Self.text(utf8)
        if key == refusedKey { throw Refusal(key: key) }
        events.append("key \(key)")
    }
    mutating func endObject(count: Int) { events.append("} \(count)") }
    mutating func beginArray() { events.append("[") }
    mutating func endArray(count: Int) { events.append("] \(count)") }
}

/// What a scan of a text delivers.
func events(_ text: String) throws -> [String] {
    var log = EventLog()
    try JSONScanner.scan(Array(text.utf8), into: &log)
    return log.events
}
