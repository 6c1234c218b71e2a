/// What becomes of a number with a fraction or an exponent that the nearest `Double` turns into another whole number:
/// `9007199254740993.0` is no `Double`, its neighbour is.
public enum JSONNumbers: Sendable {
    /// It becomes the nearest `Double`, as in every other JSON reader.
    case nearest
    /// It is kept as it is written, in ``JSONValue/number(_:)``. For arguments, where a whole number may be an id.
    case exact
}

extension JSONValue {
    /// A number of few digits that was read as `value`, its digits kept where the whole number that `value` is was not what
    /// is written.
    init(_ value: Double, exactly literal: UnsafeBufferPointer<UInt8>) {
        if let whole = Int64(integral: value), Int64(wholeLiteral: literal) != whole {
            self = .number(String(decoding: literal, as: UTF8.self))
        } else {
            self = .double(value)
        }
    }
}
