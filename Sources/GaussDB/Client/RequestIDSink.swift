internal import JSONWire

/// Checks a body by being scanned into, and picks up a `request_id` on the top level on the way.
struct RequestIDSink: JSONSink {
    private(set) var requestID: String?
    private var depth = 0
    private var isNext = false

    init() {}

    mutating func null() { isNext = false }
    mutating func bool(_ value: Bool) { isNext = false }
    mutating func integer(_ value: Int64) { isNext = false }
    mutating func double(_ value: Double) { isNext = false }
    mutating func number(literal: UnsafeBufferPointer<UInt8>) { isNext = false }

    mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) {
        if isNext, !utf8.isEmpty { requestID = String(decoding: utf8, as: UTF8.self) }
        isNext = false
    }

    mutating func beginObject() {
        depth += 1
        isNext = false
    }

    mutating func key(_ utf8: UnsafeBufferPointer<UInt8>) {
        isNext = depth == 1 && utf8.elementsEqual("request_id".utf8)
    }

    mutating func endObject(count: Int) { depth -= 1 }

    mutating func beginArray() {
        depth += 1
        isNext = false
    }

    mutating func endArray(count: Int) { depth -= 1 }
}
