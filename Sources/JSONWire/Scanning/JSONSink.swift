/// What a scan delivers, in the order of the text.
///
/// Strings, keys and literals come as UTF-8 bytes that are checked and free of escapes. They live only during the call:
/// a sink that needs them later copies them. A sink stops the scan by throwing; the error reaches the caller of the
/// scan as it is.
///
/// An object is delivered as `beginObject`, then for each member `key` and its value, then `endObject`. Equal keys are
/// all delivered.
public protocol JSONSink: ~Copyable {
    mutating func null() throws
    mutating func bool(_ value: Bool) throws
    /// An integer without fraction and exponent that fits.
    mutating func integer(_ value: Int64) throws
    /// Any other number that a `Double` holds well enough: at most 17 significant digits, finite, not rounded to zero.
    mutating func double(_ value: Double) throws
    /// The same with the number as it is written, for a sink that has to keep its digits: `2.10`. Goes to ``double(_:)``
    /// unless the sink has a method of its own.
    mutating func double(_ value: Double, literal: UnsafeBufferPointer<UInt8>) throws
    /// A number that neither `Int64` nor `Double` holds, as it is written.
    mutating func number(literal: UnsafeBufferPointer<UInt8>) throws
    mutating func string(_ utf8: UnsafeBufferPointer<UInt8>) throws
    mutating func beginObject() throws
    mutating func key(_ utf8: UnsafeBufferPointer<UInt8>) throws
    /// The end of an object.
    /// - Parameter count: The number of members delivered, those with equal keys included.
    mutating func endObject(count: Int) throws
    mutating func beginArray() throws
    /// The end of an array.
    /// - Parameter count: The number of elements delivered.
    mutating func endArray(count: Int) throws
}

extension JSONSink where Self: ~Copyable {
    @inlinable
    public mutating func double(_ value: Double, literal: UnsafeBufferPointer<UInt8>) throws {
        try double(value)
    }
}
