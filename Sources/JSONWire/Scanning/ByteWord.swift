/// Eight bytes of a text at once. The first of them is the lowest.
///
/// A question about all eight is answered by marks: the upper bit of each byte that it is true for.
struct ByteWord {
    private let bits: UInt64

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let upperBits: UInt64 = 0x8080_8080_8080_8080

    /// The eight bytes at an offset. All of them must be within the buffer.
    @inline(__always)
    init(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
        bits = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// Bytes that cannot stand in a string as they are: quotes, backslashes and control characters. Only the lowest
    /// mark counts; those above it may be wrong, because a subtraction borrows from the byte above where it marks.
    @inline(__always)
    var escapedMarks: UInt64 {
        let quote = bits ^ (Self.ones &* 0x22)
        let backslash = bits ^ (Self.ones &* 0x5C)
        let marks =
            (quote &- Self.ones) & ~quote | (backslash &- Self.ones) & ~backslash | (bits &- Self.ones &* 0x20) & ~bits
        return marks & Self.upperBits
    }

    /// Bytes of sequences that are longer than one.
    @inline(__always)
    var nonASCIIMarks: UInt64 {
        bits & Self.upperBits
    }

    /// The offset of the lowest mark, 0 ... 7. There must be one.
    @inline(__always)
    static func firstMarked(_ marks: UInt64) -> Int {
        marks.trailingZeroBitCount >> 3
    }
}
