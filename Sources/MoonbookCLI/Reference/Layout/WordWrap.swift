import Moonbook

/// Text broken into lines of a number of columns.
enum WordWrap {
    /// Breaks between words, and between characters that take two columns, as Chinese text has no spaces.
    ///
    /// A word that is wider than a line gets a line of its own and is not broken: paths and patterns are there to be copied.
    ///
    /// - Parameters:
    ///   - first: The columns of the first line.
    ///   - rest: The columns of every other line.
    static func lines(_ text: String, first: Int, rest: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var width = 0
        for word in text.split(separator: " ") {
            var space = line.isEmpty ? "" : " "
            for piece in pieces(of: word) {
                let columns = DisplayWidth.of(piece)
                if !line.isEmpty, width + space.count + columns > (lines.isEmpty ? first : rest) {
                    lines.append(line)
                    (line, width, space) = ("", 0, "")
                }
                line += space + piece
                width += space.count + columns
                space = ""
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    /// What a word can be broken into: itself, unless it has wide characters.
    private static func pieces(of word: Substring) -> [Substring] {
        guard !word.utf8.allSatisfy({ $0 < 0x80 }) else { return [word] }
        var pieces: [Substring] = []
        var start = word.startIndex
        var index = start
        while index < word.endIndex {
            let next = word.index(after: index)
            let isWide = DisplayWidth.of(word[index]) == 2
            let nextIsWide = next < word.endIndex && DisplayWidth.of(word[next]) == 2
            if isWide, nextIsWide {
                pieces.append(word[start..<next])
                start = next
            }
            index = next
        }
        if start < word.endIndex { pieces.append(word[start...]) }
        return pieces
    }
}
