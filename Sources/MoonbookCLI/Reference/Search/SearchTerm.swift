/// One word of a search: a part of a name or of a sentence, or a pattern with `*` and `?`.
struct SearchTerm: Sendable {
    /// How well something fits, from worst to best.
    enum Fit: Int, Sendable, Comparable {
        case inside = 1
        case beginning
        case word
        case whole

        static func < (left: Fit, right: Fit) -> Bool { left.rawValue < right.rawValue }
    }

    private let text: [UInt8]
    private let wildcard: Wildcard?

    /// Upper and lower case are the same.
    init(_ text: String) {
        self.text = Array(text.lowercased().utf8)
        wildcard = text.contains { $0 == "*" || $0 == "?" } ? Wildcard(text) : nil
    }

    /// - Parameter candidate: A name or a sentence. A pattern must fit all of it or one of its words.
    func fit(_ candidate: String) -> Fit? {
        guard !text.isEmpty else { return nil }
        var candidate = candidate
        return candidate.withUTF8 { bytes in
            // Nothing shorter than a plain term contains it: most candidates end here.
            guard wildcard != nil || bytes.count >= text.count else { return nil }
            return fit(bytes.map(Self.lowercase)[...])
        }
    }

    private func fit(_ candidate: ArraySlice<UInt8>) -> Fit? {
        if let wildcard {
            if wildcard.matches(candidate) { return .whole }
            return Self.words(of: candidate).contains(where: wildcard.matches) ? .word : nil
        }
        if candidate.elementsEqual(text) { return .whole }
        guard Self.contains(candidate, text) else { return nil }
        var best = Fit.inside
        for word in Self.words(of: candidate) where word.starts(with: text) {
            best = max(best, word.count == text.count ? .word : .beginning)
        }
        return best
    }

    /// What stands between characters that are neither letters nor digits. `_` parts words too, but what it joins is also a
    /// word as a whole.
    private static func words(of text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        text.split { !isLetterOrDigit($0) && $0 != UInt8(ascii: "_") }.flatMap { word in
            let parts = word.split(separator: UInt8(ascii: "_"))
            return parts.count > 1 ? [word] + parts : [word]
        }
    }

    private static func contains(_ text: ArraySlice<UInt8>, _ part: [UInt8]) -> Bool {
        guard let first = part.first, text.count >= part.count else { return false }
        return (text.startIndex...text.endIndex - part.count).contains { start in
            text[start] == first && text[start...].starts(with: part)
        }
    }

    /// Whatever is not ASCII belongs to words.
    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: true
        default: false
        }
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}
