/// Colours and marks of a terminal; plain text where it has none.
struct Style: Sendable {
    var usesColor: Bool
    var usesUnicode: Bool
    var replacesNonASCII: Bool

    init(usesColor: Bool = false, usesUnicode: Bool = true, replacesNonASCII: Bool = false) {
        self.usesColor = usesColor
        self.usesUnicode = usesUnicode
        self.replacesNonASCII = replacesNonASCII
    }

    init(_ traits: TerminalTraits) {
        self.init(
            usesColor: traits.usesColor, usesUnicode: traits.usesUnicode, replacesNonASCII: traits.replacesNonASCII)
    }

    enum Tone: String, Sendable {
        case bold = "1"
        case faint = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case cyan = "36"
    }

    func paint(_ text: String, _ tone: Tone) -> String {
        usesColor && !text.isEmpty ? "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// Text as the terminal's character set can show it. To be applied before colours and cutting.
    func text(_ text: String) -> String {
        guard replacesNonASCII else { return text }
        return String(text.map { $0.isASCII ? $0 : "?" })
    }

    var done: String { usesUnicode ? "✓" : "ok" }
    var failed: String { usesUnicode ? "✗" : "failed" }
    var step: String { usesUnicode ? "▸" : "==" }
    var from: String { usesUnicode ? "←" : "<-" }
    var separator: String { usesUnicode ? "·" : "-" }
    var ellipsis: String { usesUnicode ? "…" : "..." }

    /// A bar of `columns` columns, filled for `percent` (0 to 100) of its length.
    func bar(percent: Int, columns: Int) -> String {
        let filled = columns * min(max(percent, 0), 100) / 100
        let full = String(repeating: usesUnicode ? "━" : "#", count: filled)
        let empty = String(repeating: usesUnicode ? "─" : "-", count: columns - filled)
        return paint(full, .green) + paint(empty, .faint)
    }
}
