import GaussDB
import JSONWire

/// An answer as text, in any of the formats.
struct AnswerText: Sendable {
    var operation: OperationDescriptor
    var format: OutputFormat
    /// As asked for; nil chooses.
    var columns: [String]?
    /// Of the terminal; nil when nothing need be cut.
    var width: Int?
    var style: Style

    struct Rendered: Sendable, Equatable {
        /// Without the last line end; empty when there is nothing to show.
        var text: String
        /// For the person who looks on, one line each.
        var notes: [String] = []
    }

    func render(_ answer: JSONValue) -> Rendered {
        if answer.isNull { return Rendered(text: "", notes: ["done; \(operation.luaName) answers without a body"]) }
        switch format {
        case .json: return Rendered(text: Self.json(answer))
        case .yaml: return Rendered(text: YAMLText.text(answer))
        case .table, .vertical: break
        }
        guard case .object(let members) = answer else {
            return Rendered(text: answer.stringValue.map(Self.harmless) ?? Self.json(answer))
        }
        guard !members.isEmpty else { return Rendered(text: "", notes: ["done; the answer is empty"]) }
        let rows = AnswerRows(members, of: operation)
        guard let list = rows.list else {
            return Rendered(text: vertical.text(rows.items, isList: false))
        }
        guard !rows.items.isEmpty else { return Rendered(text: "", notes: ["`\(list)` is empty"]) }
        var rendered: Rendered
        if format == .vertical {
            rendered = Rendered(text: vertical.text(rows.items, isList: true))
        } else {
            rendered = table(rows)
        }
        if format == .table, columns == nil, Self.hidesMembers(members, rows) {
            rendered.notes.append("a table leaves out what is nested or around it: see --output yaml")
        }
        if let total = members["total_count"]?.integerValue, total > Int64(rows.items.count) {
            rendered.notes.append("\(rows.items.count) of \(total); --all fetches the rest")
        }
        return rendered
    }

    /// A table shows single values of the items: not lists, and not what stands beside the list.
    private static func hidesMembers(_ members: JSONObject, _ rows: AnswerRows) -> Bool {
        let beside = members.contains { name, value in
            name != rows.list && name != "total_count" && value.arrayValue == nil && !value.isNull
        }
        return beside
            || rows.items.contains { item in
                item.objectValue?.values.contains { $0.arrayValue?.isEmpty == false } ?? false
            }
    }

    private var vertical: VerticalText { VerticalText(columns: columns, style: style) }

    private func table(_ rows: AnswerRows) -> Rendered {
        if let columns {
            let table = TableText(names: columns, rows: rows.items, style: style)
            return Rendered(text: table.text(width: width))
        }
        let names = AnswerColumns.chosen(for: rows)
        let table = TableText(names: names, rows: rows.items, style: style)
        let fitting = table.fitting(width: width)
        let hidden = names.count - fitting.names.count
        guard hidden > 0, width != nil else { return Rendered(text: fitting.text(width: width)) }
        return Rendered(
            text: fitting.text(width: width),
            notes: [
                "\(hidden) more \(hidden == 1 ? "column" : "columns"): see --output vertical, or choose with --columns"
            ])
    }

    // MARK: Text

    /// JSON for people and programs, members in the service's order.
    static func json(_ value: JSONValue) -> String {
        escapingControls(value.text(pretty: true)) { "\\u00" + hex($0) }
    }

    /// Text of any source, as it can be shown on a terminal; line ends stay.
    private static func harmless(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).singleLine }
            .joined(separator: "\n")
    }

    /// JSON leaves the control characters from 0x7F to 0x9F as they are; a terminal may obey them. They stand in strings only.
    static func escapingControls(_ text: String, _ escape: (Unicode.Scalar) -> String) -> String {
        guard text.unicodeScalars.contains(where: { (0x7F...0x9F).contains($0.value) }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if (0x7F...0x9F).contains(scalar.value) {
                result += escape(scalar)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    static func hex(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return digits.utf8.count < 2 ? "0" + digits : digits
    }
}
