extension JSONTokenizer {
    /// Reads the escape whose backslash is at `start`.
    ///
    /// - Returns: What it stands for, and how many bytes of the text it takes: 2, 6, or 12 for a surrogate pair.
    func escape(at start: Int) throws(JSONError) -> (scalar: Unicode.Scalar, length: Int) {
        guard start + 1 < bytes.count else { throw failure(.unexpectedEnd(expected: .stringEnd), at: bytes.count) }
        switch bytes[start + 1] {
        case UInt8(ascii: "\""): return ("\"", 2)
        case UInt8(ascii: "\\"): return ("\\", 2)
        case UInt8(ascii: "/"): return ("/", 2)
        case UInt8(ascii: "b"): return ("\u{8}", 2)
        case UInt8(ascii: "f"): return ("\u{C}", 2)
        case UInt8(ascii: "n"): return ("\n", 2)
        case UInt8(ascii: "r"): return ("\r", 2)
        case UInt8(ascii: "t"): return ("\t", 2)
        case UInt8(ascii: "u"): return try unicodeEscape(at: start)
        default: throw failure(.malformedEscape, at: start)
        }
    }

    private func unicodeEscape(at start: Int) throws(JSONError) -> (scalar: Unicode.Scalar, length: Int) {
        let first = try codeUnit(at: start)
        if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
        // A surrogate: a high one, and a low one right behind it.
        let next = start + 6
        guard first < 0xDC00, next + 1 < bytes.count, bytes[next] == UInt8(ascii: "\\"),
            bytes[next + 1] == UInt8(ascii: "u")
        else {
            throw failure(.loneSurrogate, at: start)
        }
        let second = try codeUnit(at: next)
        guard 0xDC00...0xDFFF ~= second,
            let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
        else { throw failure(.loneSurrogate, at: start) }
        return (scalar, 12)
    }

    /// The four hexadecimal digits of the `\u` escape at `start`.
    private func codeUnit(at start: Int) throws(JSONError) -> UInt16 {
        var unit: UInt16 = 0
        for index in start + 2..<start + 6 {
            guard index < bytes.count else { throw failure(.unexpectedEnd(expected: .stringEnd), at: bytes.count) }
            let byte = bytes[index]
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw failure(.malformedEscape, at: start)
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}
