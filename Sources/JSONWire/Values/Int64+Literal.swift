extension Int64 {
    /// The whole number that a JSON number is, however it is written: `7`, `7.0`, `0.7e1`. `nil` for one with a fraction and
    /// for one that does not fit. Nothing is rounded on the way, as it would be through `Double`.
    ///
    /// - Parameter literal: A number in the grammar of JSON; for anything else the result means nothing.
    public init?(wholeLiteral literal: UnsafeBufferPointer<UInt8>) {
        var magnitude: UInt64 = 0
        // Zeros that stand behind the magnitude, and count only if another digit follows.
        var zeros = 0
        var exponent = 0
        var isFraction = false
        var index = 0
        while index < literal.count, literal[index] | 0x20 != UInt8(ascii: "e") {
            let digit = literal[index] &- UInt8(ascii: "0")
            index += 1
            guard digit < 10 else {
                if literal[index - 1] == UInt8(ascii: ".") { isFraction = true }
                continue
            }
            if isFraction { exponent -= 1 }
            if digit == 0 {
                if magnitude > 0 { zeros += 1 }
                continue
            }
            guard let shifted = Self.shifted(magnitude, by: zeros + 1) else { return nil }
            let (sum, overflow) = shifted.addingReportingOverflow(UInt64(digit))
            if overflow { return nil }
            (magnitude, zeros) = (sum, 0)
        }
        if magnitude == 0 {
            self = 0
            return
        }
        if index < literal.count { exponent += Self.exponent(UnsafeBufferPointer(rebasing: literal[(index + 1)...])) }
        // What remains ends in a digit that is not zero: with a negative exponent it has a fraction.
        guard exponent + zeros >= 0, let whole = Self.shifted(magnitude, by: exponent + zeros) else { return nil }
        if literal.first != UInt8(ascii: "-") {
            self.init(exactly: whole)
        } else {
            guard whole <= Int64.min.magnitude else { return nil }
            self.init(truncatingIfNeeded: 0 &- whole)
        }
    }

    /// See ``init(wholeLiteral:)-(UnsafeBufferPointer<UInt8>)``.
    public init?(wholeLiteral literal: String) {
        var literal = literal
        guard let value = literal.withUTF8({ Int64(wholeLiteral: $0) }) else { return nil }
        self = value
    }

    /// `magnitude * 10^places`, if it fits.
    private static func shifted(_ magnitude: UInt64, by places: Int) -> UInt64? {
        // From 1 on, 20 places are too many.
        guard places < 20 || magnitude == 0 else { return nil }
        var result = magnitude
        for _ in 0..<(magnitude == 0 ? 0 : places) {
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            result = product
        }
        return result
    }

    private static func exponent(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        var value = 0
        for byte in text where byte &- UInt8(ascii: "0") < 10 {
            // Far beyond every text already; only the sign matters from here on.
            if value < 1 << 40 { value = value * 10 + Int(byte &- UInt8(ascii: "0")) }
        }
        return text.first == UInt8(ascii: "-") ? -value : value
    }
}
