extension JSONWriter {
    public mutating func null() {
        prepareValue()
        append("null")
    }

    public mutating func bool(_ value: Bool) {
        prepareValue()
        append(value ? "true" : "false")
    }

    public mutating func integer(_ value: Int64) {
        prepareValue()
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var magnitude = value.magnitude
        let start = bytes.count
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude % 10))
            magnitude /= 10
        } while magnitude > 0
        bytes[start...].reverse()
    }

    /// Writes the shortest number that reads back as the same `Double`. Integral ones keep their `.0` or have an
    /// exponent, so that they stay what they are.
    ///
    /// - Throws: ``JSONError/Kind/notFinite``; nothing is written then.
    public mutating func double(_ value: Double) throws(JSONError) {
        guard value.isFinite else { throw failure(.notFinite) }
        prepareValue()
        bytes.append(contentsOf: value.description.utf8)
    }

    /// Writes a number as it is.
    ///
    /// - Throws: ``JSONError`` for a literal that breaks the grammar of numbers; nothing is written then.
    public mutating func number(literal: String) throws(JSONError) {
        var literal = literal
        let result = literal.withUTF8 { utf8 in
            Result { () throws(JSONError) in try number(literal: utf8) }
        }
        try result.get()
    }

    /// Writes a number as it is; see ``number(literal:)-(String)``.
    public mutating func number(literal: UnsafeBufferPointer<UInt8>) throws(JSONError) {
        guard JSONTokenizer.isNumber(literal) else { throw failure(.malformedNumber) }
        prepareValue()
        bytes.append(contentsOf: literal)
    }

    private mutating func append(_ word: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }
}
