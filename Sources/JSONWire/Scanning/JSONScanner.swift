/// Scans a text from its first byte to its last and hands everything to a sink. Holds nothing, allocates nothing per
/// value.
///
/// ```swift
/// var sink = KeyCounter()
/// try JSONScanner.scan(body, into: &sink)
/// ```
public struct JSONScanner {
    /// Delivers one JSON text to a sink.
    ///
    /// The loop is compiled into the caller's module, so that the sink's methods are called directly and may be
    /// inlined.
    ///
    /// - Parameters:
    ///   - bytes: The text in UTF-8. One value with nothing but white space around it.
    ///   - sink: Receives the values. On an error it has received everything before it.
    ///   - maxDepth: How many arrays and objects may be open at once.
    /// - Throws: ``JSONError`` when the text is not JSON; any error of the sink.
    @inlinable
    public static func scan<S: JSONSink & ~Copyable>(
        _ bytes: UnsafeBufferPointer<UInt8>, into sink: inout S, maxDepth: Int = JSONLimits.maxDepth
    ) throws {
        var tokens = JSONTokenizer(bytes, maxDepth: maxDepth)
        while true {
            switch try tokens.next() {
            case .key(let utf8): try sink.key(utf8)
            case .string(let utf8): try sink.string(utf8)
            case .integer(let value): try sink.integer(value)
            case .double(let value): try sink.double(value, literal: tokens.tokenText)
            case .number(let literal): try sink.number(literal: literal)
            case .bool(let value): try sink.bool(value)
            case .null: try sink.null()
            case .beginObject: try sink.beginObject()
            case .endObject(let count): try sink.endObject(count: count)
            case .beginArray: try sink.beginArray()
            case .endArray(let count): try sink.endArray(count: count)
            case .end: return
            }
        }
    }

    /// Delivers one JSON text to a sink; see ``scan(_:into:maxDepth:)-(UnsafeBufferPointer<UInt8>,_,_)``.
    @inlinable
    public static func scan<S: JSONSink & ~Copyable>(
        _ bytes: [UInt8], into sink: inout S, maxDepth: Int = JSONLimits.maxDepth
    ) throws {
        try bytes.withUnsafeBufferPointer { buffer in
            try scan(buffer, into: &sink, maxDepth: maxDepth)
        }
    }
}
