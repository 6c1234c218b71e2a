/// Reads the fixed parts of a written date from left to right.
struct DateParser {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    /// Exactly `width` digits.
    mutating func number(_ width: Int) -> Int? {
        let part = rest.prefix(width)
        guard part.count == width, part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        rest = rest.dropFirst(width)
        return part.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    mutating func skip(_ text: String) -> Bool {
        guard rest.starts(with: text.utf8) else { return false }
        rest = rest.dropFirst(text.utf8.count)
        return true
    }

    mutating func skipDigits() {
        rest = rest.drop { (0x30...0x39).contains($0) }
    }

    /// The index of the word that comes next.
    mutating func word(among words: [String]) -> Int? {
        for (index, word) in words.enumerated() where skip(word) { return index }
        return nil
    }

    /// Seconds east of UTC of `Z`, `+0800` or `+08:00`.
    mutating func zoneOffset() -> Int? {
        if skip("Z") { return 0 }
        let sign = skip("+") ? 1 : skip("-") ? -1 : 0
        guard sign != 0, let hours = number(2) else { return nil }
        _ = skip(":")
        guard let minutes = number(2), hours <= 14, minutes <= 59 else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }
}
