import JSONWire
import Moonbook

/// Items as blocks of `name: value` lines. Members of objects and lists have their path for a name.
struct VerticalText: Sendable {
    /// As asked for; nil takes all.
    var columns: [String]?
    var style: Style

    /// - Parameter isList: Each block gets a line with its number.
    func text(_ items: [JSONValue], isList: Bool) -> String {
        items.enumerated().map { index, item in
            let lines = block(item)
            guard isList else { return lines }
            return style.paint("*** \(index + 1) ***", .faint) + (lines.isEmpty ? "" : "\n" + lines)
        }.joined(separator: "\n")
    }

    private func block(_ item: JSONValue) -> String {
        let entries: [(name: String, text: String)] =
            if let columns {
                columns.map { ($0, AnswerColumns.value($0, in: item)?.cellText ?? "") }
            } else {
                Self.flattened(item, "")
            }
        let width = entries.reduce(0) { max($0, DisplayWidth.of($1.name)) }
        return entries.map { entry in
            let space = String(repeating: " ", count: width - DisplayWidth.of(entry.name))
            let name = space + style.paint(style.text(entry.name.singleLine), .cyan)
            return entry.text.isEmpty ? name + ":" : name + ": " + style.text(entry.text)
        }.joined(separator: "\n")
    }

    private static func flattened(_ value: JSONValue, _ path: String) -> [(name: String, text: String)] {
        switch value {
        case .object(let members) where !members.isEmpty:
            return members.flatMap { flattened($0.value, path.isEmpty ? $0.key : path + "." + $0.key) }
        case .array(let items) where items.contains { $0.isContainer }:
            return items.enumerated().flatMap { flattened($1, path + "[\($0 + 1)]") }
        case .array(let items) where !items.isEmpty:
            return [(path, items.map(\.cellText).joined(separator: ", "))]
        default:
            return [(path.isEmpty ? "value" : path, value.isContainer ? value.text() : value.cellText)]
        }
    }
}

extension JSONValue {
    fileprivate var isContainer: Bool {
        switch self {
        case .array, .object: true
        default: false
        }
    }
}
