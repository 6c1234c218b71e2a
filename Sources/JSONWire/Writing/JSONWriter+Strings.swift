extension JSONWriter {
    /// Writes a string.
    public mutating func string(_ value: String) {
        prepareValue()
        var value = value
        value.withUTF8 { quote($0) }
    }

    /// Writes a string that is at hand as bytes.
    ///
    /// - Throws: ``JSONError/Kind/malformedUTF8`` if the bytes are not UTF-8; nothing is written then.
    public mutating func string(utf8: UnsafeBufferPointer<UInt8>) throws(JSONError) {
        try check(utf8)
        prepareValue()
        quote(utf8)
    }

    func check(_ utf8: UnsafeBufferPointer<UInt8>) throws(JSONError) {
        guard UTF8Sequence.firstError(in: utf8) == nil else { throw failure(.malformedUTF8) }
    }

    /// Appends a string in quotes. Only what must be escaped is.
    mutating func quote(_ utf8: UnsafeBufferPointer<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        var run = 0
        while true {
            let end = Self.plainEnd(of: utf8, from: run)
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[run..<end]))
            guard end < utf8.count else { break }
            escape(utf8[end])
            run = end + 1
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// The offset of the first byte at or after `start` that must be escaped, or the end.
    private static func plainEnd(of utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let words = UnsafeRawBufferPointer(utf8)
        var index = start
        while index + 8 <= utf8.count {
            let marks = ByteWord(words, at: index).escapedMarks
            if marks != 0 { return index + ByteWord.firstMarked(marks) }
            index += 8
        }
        while index < utf8.count, utf8[index] >= 0x20, utf8[index] != UInt8(ascii: "\""),
            utf8[index] != UInt8(ascii: "\\")
        {
            index += 1
        }
        return index
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        default:
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(UInt8(ascii: "0") + byte >> 4)
            let low = byte & 0x0F
            bytes.append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
        }
    }
}
