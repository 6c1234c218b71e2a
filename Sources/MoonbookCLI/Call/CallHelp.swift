import GaussDB
import Moonbook

/// `moonbook call OPERATION --help`.
struct CallHelp: Sendable {
    let operation: OperationDescriptor
    var style: Style
    /// In columns.
    var width: Int

    var text: String {
        let words = OperationWords(operation)
        var page = Page(style: style, width: width)
        page.heading("\(operation.luaName)  \(operation.id)")
        page.paragraph(Self.forShells(operation.summary))
        if !operation.details.isEmpty { page.paragraph(Self.forShells(operation.details)) }
        var facts = [words.effect]
        if words.canWait { facts.append("--wait waits for its end") }
        if operation.paging != nil { facts.append("--all fetches all pages") }
        if let replacement = operation.replacement { facts.append("retired, see `\(replacement)`") }
        page.paragraph(facts.joined(separator: "; ") + ".")
        addFields(words, to: &page)
        addOptions(to: &page)
        page.blank()
        page.heading("Example")
        page.code(CallExample(operation: operation, ellipsis: style.ellipsis).shell)
        return page.text
    }

    private func addFields(_ words: OperationWords, to page: inout Page) {
        page.blank()
        page.heading("Fields")
        let rows = Self.rows(words.arguments, "", depth: 0)
        if rows.isEmpty { page.paragraph("None.", indent: 2) }
        let column = min(34, (rows.map { DisplayWidth.of($0.flag) }.max() ?? 0) + 4)
        for row in rows { page.entry(row.flag, row.content, column: column) }
        for constraint in words.constraints {
            page.paragraph(Self.forShells(constraint.sentence), indent: 2, hanging: 4)
        }
    }

    /// Descriptions speak to scripts; on the command line waiting is an option.
    private static func forShells(_ text: String) -> String { text.replacing("`:wait()`", with: "`--wait`") }

    /// The flags of fields and of what is in them, in the order of the description.
    private static func rows(_ fields: [Field], _ prefix: String, depth: Int) -> [(flag: String, content: String)] {
        fields.flatMap { field -> [(flag: String, content: String)] in
            let words = FieldWords(field)
            let path = prefix + field.name
            var type = words.type
            if field.isSensitive { type = "prompt, env:NAME or file:PATH" }
            if field.mustBeGiven { type += ", required" }
            let flag = depth == 0 ? CallOption.flag(ofField: path) : "--" + path
            let own = (flag: flag, content: "(\(type)) \(forShells(words.sentences))")
            guard let inner = field.schema.innerObject, depth < 3 else { return [own] }
            let mark = if case .array = field.schema { "[1]" } else { "" }
            return [own] + rows(inner.fields, path + mark + ".", depth: depth + 1)
        }
    }

    private func addOptions(to page: inout Page) {
        page.blank()
        page.heading("Options")
        for option in CallOption.allCases {
            guard isUseful(option) else { continue }
            page.entry(Self.flag(option), option.summary, column: 30)
        }
    }

    private func isUseful(_ option: CallOption) -> Bool {
        switch option {
        case .all: operation.paging != nil
        case .wait: OperationWords(operation).canWait
        case .yes: operation.effect == .destroy
        default: true
        }
    }

    /// `-o, --output table|json|yaml|vertical`
    static func flag(_ option: CallOption) -> String {
        (option.short.map { "-\($0), " } ?? "") + option.flag + (option.valueName.map { " \($0)" } ?? "")
    }

    /// The options without an operation, for the help of the command itself.
    static var options: String {
        CallOption.allCases.map { option in
            // The argument parser would go on at the margin.
            let lines = WordWrap.lines(option.summary, first: 73, rest: 73).map { "\n      " + $0 }
            return "  \(flag(option))" + lines.joined()
        }.joined(separator: "\n")
    }
}
