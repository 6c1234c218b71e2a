/// How many columns text takes on a terminal, and text cut or padded to a number of columns.
///
/// Names of instances are often Chinese; a line that is a column too long wraps, and a live area whose lines wrap can no
/// longer be redrawn in place.
package enum DisplayWidth {
    package static func of(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    package static func of(_ character: Character) -> Int {
        var width = 0
        for scalar in character.unicodeScalars {
            if scalar.value == 0xFE0F { return 2 }  // asks for the emoji form of the character before it
            width = max(width, of(scalar))
        }
        let first = character.unicodeScalars.first?.value ?? 0
        let isFlag = (0x1F1E6...0x1F1FF).contains(first) && character.unicodeScalars.count > 1
        return isFlag ? 2 : width
    }

    package static func of(_ scalar: Unicode.Scalar) -> Int {
        if (0x20...0x7E).contains(scalar.value) { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
        default: break
        }
        // Medial vowels and final consonants of Hangul join the syllable before them.
        if (0x1160...0x11FF).contains(scalar.value) { return 0 }
        return WideCharacters.contains(scalar.value) ? 2 : 1
    }

    /// `text`, or as much of it as fits into `columns` with `ellipsis` at its end.
    package static func truncated(_ text: String, to columns: Int, ellipsis: String = "…") -> String {
        guard columns > 0 else { return "" }
        guard of(text) > columns else { return text }
        let room = columns - of(ellipsis)
        guard room > 0 else { return String(ellipsis.prefix(columns)) }
        var kept = ""
        var width = 0
        for character in text {
            let next = of(character)
            guard width + next <= room else { break }
            kept.append(character)
            width += next
        }
        return kept + ellipsis
    }

    /// `text` with spaces after it up to `columns`.
    package static func padded(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - of(text)))
    }
}
