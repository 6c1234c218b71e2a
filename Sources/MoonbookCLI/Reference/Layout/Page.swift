import Moonbook

/// Text for a person, wrapped to a width and painted while it grows.
///
/// Names stand in backquotes; where there are colours, they are painted instead.
struct Page {
    let style: Style
    /// In columns.
    let width: Int
    private(set) var text = ""

    /// Longer lines are hard to read, however wide the terminal is.
    static let widest = 110

    init(style: Style = Style(), width: Int = 100) {
        self.style = style
        self.width = min(max(width, 20), Page.widest)
    }

    mutating func blank() { text += "\n" }

    mutating func heading(_ title: String) { text += style.paint(shown(title), .bold) + "\n" }

    /// - Parameters:
    ///   - indent: Columns before the first line.
    ///   - hanging: Columns before the other lines; as many as before the first when not given.
    mutating func paragraph(_ content: String, indent: Int = 0, hanging: Int? = nil) {
        let rest = hanging ?? indent
        let lines = WordWrap.lines(shown(content), first: width - indent, rest: width - rest)
        var painter = CodePainter(style: style)
        for (number, line) in lines.enumerated() {
            text += spaces(number == 0 ? indent : rest) + painter.paint(line) + "\n"
        }
    }

    /// As much of a sentence as one line takes.
    mutating func oneLine(_ content: String, indent: Int) {
        var painter = CodePainter(style: style)
        let line = DisplayWidth.truncated(shown(content), to: width - indent, ellipsis: style.ellipsis)
        text += spaces(indent) + painter.paint(line) + "\n"
    }

    /// A name and, from `column` on, what there is to say about it; below the name where the width does not allow it.
    mutating func entry(_ name: String, _ content: String, tone: Style.Tone? = .cyan, indent: Int = 2, column: Int) {
        let name = shown(name)
        let painted = tone.map { style.paint(name, $0) } ?? name
        let used = indent + DisplayWidth.of(name)
        guard width - column >= 24, used + 2 <= column else {
            text += spaces(indent) + painted + "\n"
            if !content.isEmpty { paragraph(content, indent: indent + 4) }
            return
        }
        guard !content.isEmpty else {
            text += spaces(indent) + painted + "\n"
            return
        }
        var painter = CodePainter(style: style)
        let lines = WordWrap.lines(shown(content), first: width - column, rest: width - column)
        for (number, line) in lines.enumerated() {
            text += number == 0 ? spaces(indent) + painted + spaces(column - used) : spaces(column)
            text += painter.paint(line) + "\n"
        }
    }

    /// Pieces that fill a line up to `column`, and what there is to say from there on.
    mutating func row(_ pieces: [(text: String, tone: Style.Tone?)], _ content: String, column: Int) {
        var painter = CodePainter(style: style)
        var lines = WordWrap.lines(shown(content), first: width - column, rest: width - column)[...]
        let first = lines.popFirst() ?? ""
        line(pieces)
        text.removeLast()
        text += painter.paint(first) + "\n"
        for line in lines { text += spaces(column) + painter.paint(line) + "\n" }
    }

    /// Pieces in one line with tones of their own; not wrapped.
    mutating func line(_ pieces: [(text: String, tone: Style.Tone?)], indent: Int = 0) {
        text += spaces(indent)
        for piece in pieces {
            let content = shown(piece.text)
            text += piece.tone.map { style.paint(content, $0) } ?? content
        }
        text += "\n"
    }

    /// Lines to be copied: never wrapped.
    mutating func code(_ lines: [String], indent: Int = 2) {
        for line in lines { text += spaces(indent) + shown(line) + "\n" }
    }

    /// Descriptions that a user adds may have anything in them; nothing of it may reach the terminal as a command.
    private func shown(_ content: String) -> String { style.text(content.singleLine) }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}

/// Paints what stands in backquotes, which may go on in the next line.
private struct CodePainter {
    let style: Style
    private var isInside = false

    init(style: Style) { self.style = style }

    mutating func paint(_ line: String) -> String {
        guard style.usesColor else { return line }
        var result = ""
        let parts = line.split(separator: "`", omittingEmptySubsequences: false)
        for (number, part) in parts.enumerated() {
            if number > 0 { isInside.toggle() }
            result += isInside ? style.paint(String(part), .cyan) : String(part)
        }
        return result
    }
}
