extension Duration {
    /// In seconds.
    package var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }

    /// 3650 days: no wait is longer.
    package static let longestInSeconds = 3650.0 * 86400

    /// Reads `1h30m`, `15m`, `20s`, `250ms`: from the largest unit to the smallest, each once; at most 3650 days.
    package init?(shortText: String) {
        var total = 0.0
        var larger = Double.infinity
        var rest = shortText[...]
        while !rest.isEmpty {
            let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(number.count)
            let unit = rest.prefix { $0.isASCII && $0.isLetter }
            rest = rest.dropFirst(unit.count)
            let factors = ["ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86400]
            guard let amount = Double(number), let factor = factors[String(unit)], factor < larger else {
                return nil
            }
            total += amount * factor
            larger = factor
        }
        guard !shortText.isEmpty, total <= Self.longestInSeconds else { return nil }
        self = .seconds(total)
    }

    /// `1h30m`, `15m`, `20s`, `250ms`.
    package var shortText: String {
        if self < .seconds(1) { return "\(Int((inSeconds * 1000).rounded()))ms" }
        var rest = Int(inSeconds.rounded())
        var text = ""
        for (unit, size) in [("h", 3600), ("m", 60), ("s", 1)] {
            if rest / size > 0 { text += "\(rest / size)\(unit)" }
            rest %= size
        }
        return text
    }
}
