extension Duration {
    /// As people say it, at two units of precision at most: `8s`, `4m 02s`, `1h 05m`, `2d 03h`; `240ms` below a second.
    var elapsedText: String {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return "0s" }
        if seconds == 0 { return attoseconds == 0 ? "0s" : "\(attoseconds / 1_000_000_000_000_000)ms" }
        func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
        switch seconds {
        case ..<60: return "\(seconds)s"
        case ..<3_600: return "\(seconds / 60)m \(two(seconds % 60))s"
        case ..<86_400: return "\(seconds / 3_600)h \(two(seconds / 60 % 60))m"
        default: return "\(seconds / 86_400)d \(two(seconds / 3_600 % 24))h"
        }
    }

    /// For machines: seconds with up to three decimals.
    var secondsValue: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds / 1_000_000_000_000_000) / 1_000
    }
}
