/// Well-formed UTF-8 as table 3-7 of the Unicode standard has it: no overlong forms, no surrogates, nothing above
/// U+10FFFF.
enum UTF8Sequence {
    /// The length of the sequence at an offset, `1 ... 4`; 0 if it is ill-formed or cut off.
    static func length(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let lead = bytes[index]
        let available = bytes.count - index
        switch lead {
        case 0..<0x80: return 1
        case 0xC2...0xDF:
            return available >= 2 && isContinuation(bytes[index + 1]) ? 2 : 0
        case 0xE0...0xEF:
            guard available >= 3, isContinuation(bytes[index + 1]), isContinuation(bytes[index + 2]) else { return 0 }
            if lead == 0xE0 && bytes[index + 1] < 0xA0 { return 0 }
            if lead == 0xED && bytes[index + 1] > 0x9F { return 0 }
            return 3
        case 0xF0...0xF4:
            guard available >= 4, isContinuation(bytes[index + 1]), isContinuation(bytes[index + 2]),
                isContinuation(bytes[index + 3])
            else { return 0 }
            if lead == 0xF0 && bytes[index + 1] < 0x90 { return 0 }
            if lead == 0xF4 && bytes[index + 1] > 0x8F { return 0 }
            return 4
        default: return 0
        }
    }

    @inline(__always)
    private static func isContinuation(_ byte: UInt8) -> Bool {
        byte & 0b1100_0000 == 0b1000_0000
    }
}

extension UTF8Sequence {
    /// The offset of the first ill-formed sequence, `nil` if there is none.
    static func firstError(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let words = UnsafeRawBufferPointer(bytes)
        var index = 0
        while index < bytes.count {
            if index + 8 <= bytes.count, ByteWord(words, at: index).nonASCIIMarks == 0 {
                index += 8
                continue
            }
            let length = length(at: index, in: bytes)
            guard length > 0 else { return index }
            index += length
        }
        return nil
    }
}
