/// One step through a text. The buffers live until the next step.
@usableFromInline
enum JSONToken {
    case null
    case bool(Bool)
    case integer(Int64)
    case double(Double)
    /// A literal that neither `Int64` nor `Double` holds.
    case number(UnsafeBufferPointer<UInt8>)
    case string(UnsafeBufferPointer<UInt8>)
    case beginObject
    case key(UnsafeBufferPointer<UInt8>)
    case endObject(count: Int)
    case beginArray
    case endArray(count: Int)
    /// The value is complete, and nothing follows.
    case end
}

extension JSONToken {
    /// The kind of value that starts with this token; `nil` for keys and ends, which start none.
    var kind: JSONKind? {
        switch self {
        case .null: .null
        case .bool: .bool
        case .integer, .double, .number: .number
        case .string: .string
        case .beginObject: .object
        case .beginArray: .array
        case .key, .endObject, .endArray, .end: nil
        }
    }
}
