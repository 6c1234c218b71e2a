/// Text that grows line by line.
struct Lines {
    private var lines: [String] = []
    private var depth = 0

    var text: String { lines.joined(separator: "\n") + "\n" }

    mutating func add(_ line: String = "") {
        lines.append(line.isEmpty ? "" : String(repeating: "    ", count: depth) + line)
    }

    /// Adds text as it is, whatever the depth.
    mutating func add(verbatim text: String) {
        lines.append(text)
    }

    mutating func add(_ more: [String]) {
        for line in more { add(line) }
    }

    /// Adds `head {`, what `body` adds one step further in, and `}`.
    mutating func block(_ head: String, _ body: (inout Lines) -> Void) {
        add(head + " {")
        depth += 1
        body(&self)
        depth -= 1
        add("}")
    }

    /// Adds paragraphs as a comment whose lines begin with `mark`, an empty line between them.
    mutating func comment(_ paragraphs: [String], mark: String = "///") {
        let width = 118 - depth * 4 - mark.count
        var previous: String?
        for paragraph in paragraphs where !paragraph.isEmpty {
            if let previous, !(Self.isListItem(previous) && Self.isListItem(paragraph)) { add(mark) }
            previous = paragraph
            for line in Self.wrapped(paragraph, width: width) { add(mark + " " + line) }
        }
    }

    private static func isListItem(_ paragraph: String) -> Bool {
        paragraph.hasPrefix("- ") || paragraph.hasPrefix("  - ")
    }

    /// Breaks at spaces. Lines after the first of a list item begin under its text.
    static func wrapped(_ text: String, width: Int) -> [String] {
        let first = String(text.prefix { $0 == " " })
        let rest = isListItem(text) ? first + "  " : first
        var lines: [String] = []
        var line = first
        for word in text.split(separator: " ") {
            if line.allSatisfy({ $0 == " " }) {
                line += word
            } else if line.count + 1 + word.count <= width {
                line += " " + word
            } else {
                lines.append(line)
                line = rest + word
            }
        }
        return lines + [line]
    }
}
