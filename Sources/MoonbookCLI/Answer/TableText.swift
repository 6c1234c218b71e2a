import JSONWire
import Moonbook

/// Items in columns, two spaces apart.
struct TableText: Sendable {
    let names: [String]
    private let cells: [[String]]
    private let style: Style

    /// A wider cell is cut on a terminal, unless it was asked for.
    private static let widestCell = 60
    private static let narrowest = 6
    private static let gap = 2

    init(names: [String], rows: [JSONValue], style: Style) {
        self.init(
            names: names,
            cells: rows.map { row in
                names.map { style.text(AnswerColumns.value($0, in: row)?.cellText ?? "") }
            }, style: style)
    }

    private init(names: [String], cells: [[String]], style: Style) {
        self.names = names
        self.cells = cells
        self.style = style
    }

    /// As many columns as fit, at least the first three, tried in order.
    func fitting(width: Int?) -> TableText {
        guard let width else { return self }
        var used = 0
        var kept: [Int] = []
        for (index, natural) in naturalWidths.enumerated() {
            let next = used + (kept.isEmpty ? 0 : Self.gap) + min(natural, Self.widestCell)
            guard next <= width || kept.count < 3 else { continue }
            kept.append(index)
            used = next
        }
        return TableText(
            names: kept.map { names[$0] }, cells: cells.map { row in kept.map { row[$0] } }, style: style)
    }

    /// - Parameter width: Of the terminal; nil cuts nothing.
    func text(width: Int?) -> String {
        let widths = width.map(widths(within:)) ?? naturalWidths
        let header = line(names.map(style.text), widths).map { style.paint($0, .bold) }
        return ([header.joined()] + cells.map { line($0, widths).joined() }).joined(separator: "\n")
    }

    private var naturalWidths: [Int] {
        names.indices.map { index in
            cells.reduce(DisplayWidth.of(names[index])) { max($0, DisplayWidth.of($1[index])) }
        }
    }

    /// The widest columns give way until the line fits; those of ids, which are there to be copied, after all others.
    private func widths(within width: Int) -> [Int] {
        var widths = naturalWidths
        let room = max(width - Self.gap * (widths.count - 1), widths.count)
        let others = widths.indices.filter { !AnswerColumns.isID(names[$0]) }
        let excess = Self.shrink(&widths, by: widths.reduce(0, +) - room, at: others)
        _ = Self.shrink(&widths, by: excess, at: Array(widths.indices))
        return widths
    }

    /// Makes the widest of some columns narrower.
    ///
    /// - Returns: What is still too much.
    private static func shrink(_ widths: inout [Int], by excess: Int, at columns: [Int]) -> Int {
        var excess = excess
        while excess > 0, let widest = columns.map({ widths[$0] }).max(), widest > narrowest {
            let next = max(columns.map { widths[$0] }.filter { $0 < widest }.max() ?? 0, narrowest)
            let places = columns.filter { widths[$0] == widest }
            let cut = min(widest - next, (excess + places.count - 1) / places.count)
            for place in places where excess > 0 {
                let part = min(cut, excess)
                widths[place] -= part
                excess -= part
            }
        }
        return excess
    }

    /// The cells with what separates them; the last one is not padded.
    private func line(_ cells: [String], _ widths: [Int]) -> [String] {
        let filled = cells.lastIndex { !$0.isEmpty } ?? 0
        return cells.indices.filter { $0 <= filled }.map { index in
            let cut = DisplayWidth.truncated(cells[index], to: widths[index], ellipsis: style.ellipsis)
            return index == filled
                ? cut : DisplayWidth.padded(cut, to: widths[index]) + String(repeating: " ", count: Self.gap)
        }
    }
}
