extension JSONTokenizer {
    /// Reads the string whose opening quote is at `position`, and stops behind its closing quote.
    ///
    /// - Returns: The content. A piece of the text when nothing in it is escaped, else `scratch`.
    mutating func string() throws(JSONError) -> UnsafeBufferPointer<UInt8> {
        let start = position + 1
        let end = try plainEnd(from: start)
        guard bytes[end] == UInt8(ascii: "\"") else { return try escapedString(from: start, firstEscape: end) }
        position = end + 1
        return UnsafeBufferPointer(rebasing: bytes[start..<end])
    }

    /// The offset of the first quote or backslash at or after `start`. Everything before it is checked.
    private func plainEnd(from start: Int) throws(JSONError) -> Int {
        var index = start
        let words = UnsafeRawBufferPointer(bytes)
        while true {
            while index + 8 <= bytes.count {
                let word = ByteWord(words, at: index)
                let marks = word.escapedMarks | word.nonASCIIMarks
                if marks == 0 {
                    index += 8
                } else {
                    index += ByteWord.firstMarked(marks)
                    break
                }
            }
            guard index < bytes.count else { throw failure(.unexpectedEnd(expected: .stringEnd), at: bytes.count) }
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                return index
            case 0..<0x20:
                throw failure(.controlCharacter(byte), at: index)
            case 0x80...:
                repeat {
                    let length = UTF8Sequence.length(at: index, in: bytes)
                    guard length > 0 else { throw failure(.malformedUTF8, at: index) }
                    index += length
                } while index < bytes.count && bytes[index] >= 0x80
            default:
                index += 1
            }
        }
    }

    /// Reads the rest of a string that has an escape in it.
    @inline(never)
    private mutating func escapedString(
        from start: Int, firstEscape: Int
    ) throws(JSONError) -> UnsafeBufferPointer<UInt8> {
        var length = 0
        var run = start
        var end = firstEscape
        while true {
            // An escape is never shorter than what it stands for, so this much is enough for the run and the escape
            // after it.
            reserveScratch(length + (end - run) + 4, keeping: length)
            for byte in bytes[run..<end] {
                scratch[length] = byte
                length += 1
            }
            if bytes[end] == UInt8(ascii: "\"") {
                position = end + 1
                return UnsafeBufferPointer(rebasing: scratch[..<length])
            }
            let escape = try escape(at: end)
            for unit in Unicode.UTF8.encode(escape.scalar).unsafelyUnwrapped {  // UTF-8 encodes every scalar.
                scratch[length] = unit
                length += 1
            }
            run = end + escape.length
            end = try plainEnd(from: run)
        }
    }

    private mutating func reserveScratch(_ capacity: Int, keeping length: Int) {
        guard scratch.count < capacity else { return }
        let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(capacity, scratch.count * 2, 256))
        larger.initialize(repeating: 0)
        _ = larger.update(fromContentsOf: scratch[..<length])
        scratch.deallocate()
        scratch = larger
    }
}
