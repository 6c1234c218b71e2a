extension Duration {
    /// In seconds.
    package var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }

    /// Reads `1h30m`, `15m`, `20s`, `250ms`; at most 3650 days.
    package init?(shortText: String) {
        var total = 0.0
        var rest = shortText[...]
        while !rest.isEmpty {
            let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(number.count)
            let unit = rest.prefix { $0.isASCII && $0.isLetter }
            rest = rest.dropFirst(unit.count)
            let factors = ["ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86400]
            guard let amount = Double(number), let factor = factors[String(unit)] else { return nil }
            total += amount * factor
        }
        guard !shortText.isEmpty, total <= 3650 * 86400 else { return nil }
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
