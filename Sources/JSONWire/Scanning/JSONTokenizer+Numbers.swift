extension JSONTokenizer {
    /// Reads the number at `position`, and stops behind it.
    mutating func number() throws(JSONError) -> JSONToken {
        let start = position
        let isNegative = bytes[start] == UInt8(ascii: "-")
        var index = isNegative ? start + 1 : start
        var decimal = Decimal(isNegative: isNegative)

        let integerStart = index
        index = try digits(from: index, into: &decimal, isFraction: false)
        if index - integerStart > 1, bytes[integerStart] == UInt8(ascii: "0") {
            throw failure(.malformedNumber, at: start)
        }

        guard index < bytes.count else {
            position = index
            return integer(decimal, from: start)
        }
        var isInteger = true
        if bytes[index] == UInt8(ascii: ".") {
            isInteger = false
            index = try digits(from: index + 1, into: &decimal, isFraction: true)
        }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            index = try exponent(from: index + 1, into: &decimal)
        }
        position = index
        return isInteger ? integer(decimal, from: start) : fraction(decimal, from: start)
    }

    /// One digit or more.
    @inline(__always)
    private func digits(from start: Int, into decimal: inout Decimal, isFraction: Bool) throws(JSONError) -> Int {
        var index = start
        while index < bytes.count {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            decimal.append(digit)
            index += 1
        }
        guard index > start else { throw missingDigit(at: index) }
        if isFraction { decimal.exponent -= index - start }
        return index
    }

    private func exponent(from start: Int, into decimal: inout Decimal) throws(JSONError) -> Int {
        var index = start
        var isNegative = false
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            isNegative = bytes[index] == UInt8(ascii: "-")
            index += 1
        }
        let digitsStart = index
        var value = 0
        while index < bytes.count {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            // Far beyond every Double already; only the sign matters from here on.
            if value < 1_000_000 { value = value * 10 + Int(digit) }
            index += 1
        }
        guard index > digitsStart else { throw missingDigit(at: index) }
        decimal.exponent += isNegative ? -value : value
        return index
    }

    private func missingDigit(at index: Int) -> JSONError {
        index < bytes.count
            ? failure(.malformedNumber, at: tokenStart) : failure(.unexpectedEnd(expected: .digit), at: index)
    }

    private func integer(_ decimal: Decimal, from start: Int) -> JSONToken {
        if let value = decimal.integer { return .integer(value) }
        if decimal.significand == 0 && !decimal.isTruncated { return .double(-0.0) }
        return .number(literal(from: start))
    }

    private func fraction(_ decimal: Decimal, from start: Int) -> JSONToken {
        if let value = decimal.quickDouble { return .double(value) }
        let literal = literal(from: start)
        guard Decimal.significantDigits(of: literal) <= 17 else { return .number(literal) }
        // The text is a number by now, so that the conversion succeeds; it does not look at the locale.
        guard let value = Double(String(decoding: literal, as: UTF8.self)), value.isFinite, value != 0 else {
            return .number(literal)
        }
        return .double(value)
    }

    private func literal(from start: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[start..<position])
    }
}
