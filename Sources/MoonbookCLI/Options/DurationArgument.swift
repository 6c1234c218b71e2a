/// Durations as flags and scripts write them: `90`, `90s`, `30m`, `1h30m`, `250ms`, `1.5h`.
enum DurationArgument {
    /// - Returns: Nil unless `text` is one or more numbers with units from large to small, or a bare number of seconds.
    static func parse(_ text: String) -> Duration? {
        if let seconds = number(text[...]) { return .milliseconds(Int64((seconds * 1_000).rounded())) }
        var rest = text[...]
        var milliseconds = 0.0
        var smallest = Double.infinity
        repeat {
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(digits.count)
            let letters = rest.prefix { $0.isASCII && $0.isLetter }
            rest = rest.dropFirst(letters.count)
            guard let value = number(digits), let unit = units[String(letters)], unit < smallest else { return nil }
            smallest = unit
            milliseconds += value * unit
        } while !rest.isEmpty
        return milliseconds <= longest ? .milliseconds(Int64(milliseconds.rounded())) : nil
    }

    /// In milliseconds.
    private static let units: [String: Double] = ["ms": 1, "s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000]
    /// A hundred years; what is longer is a mistake and would overflow elsewhere.
    private static let longest = 100 * 365 * 86_400_000.0

    private static func number(_ text: Substring) -> Double? {
        guard !text.isEmpty, text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let value = Double(text),
            value * 1_000 <= longest
        else { return nil }
        return value
    }
}
