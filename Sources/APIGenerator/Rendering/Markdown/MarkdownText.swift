/// Pieces of Markdown.
enum MarkdownText {
    /// The fragment that leads to a heading.
    static func anchor(_ heading: String) -> String {
        var anchor = ""
        for character in heading.lowercased() {
            if character.isLetter || character.isNumber || character == "_" || character == "-" {
                anchor.append(character)
            } else if character == " " {
                anchor.append("-")
            }
        }
        return anchor
    }

    /// A table with its cells escaped. Columns without any content are left out, so that pages stay narrow.
    static func table(_ header: [String], _ rows: [[String]]) -> [String] {
        let used = header.indices.filter { column in column == 0 || rows.contains { !$0[column].isEmpty } }
        func line(_ cells: [String]) -> String {
            "| " + used.map { escaped(cells[$0]) }.joined(separator: " | ") + " |"
        }
        return [line(header), "|" + String(repeating: "---|", count: used.count)] + rows.map(line)
    }

    static func code(_ text: String) -> String {
        text.contains("`") ? "`` \(text) ``" : "`\(text)`"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("|", with: "\\|")
    }
}
