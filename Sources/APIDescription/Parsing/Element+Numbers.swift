extension Element {
    /// A number as it is written.
    package func number() throws -> String {
        let text = try text()
        let isDecimal = text.utf8.allSatisfy { Self.decimal.contains($0) }
        guard isDecimal, let value = Double(text), value.isFinite else {
            throw error("a number expected, not `\(text)`")
        }
        return text
    }

    /// A whole number in its shortest form: JSON has one kind of numbers, so that `1.0` and `1e0` are `1`.
    package func wholeNumber() throws -> String {
        let text = try number()
        if let whole = Int64(text) { return String(whole) }
        guard let value = Double(text), abs(value) < Self.exact, let whole = Int64(exactly: value) else {
            throw error("a whole number of 64 bits expected, not `\(text)`")
        }
        return String(whole)
    }

    /// A whole number from 0.
    package func count() throws -> String {
        let text = try wholeNumber()
        guard !text.hasPrefix("-") else { throw error("0 or more expected, not \(text)") }
        return text
    }

    /// `Double` also reads `0x1p3`, `inf` and `nan`.
    private static let decimal = Set("0123456789+-.eE".utf8)
    /// Every whole number up to here is one `Double`.
    private static let exact = 9_007_199_254_740_992.0
}
