/// The lines at the bottom of a terminal that are redrawn in place.
///
/// After drawing, the cursor stands at the start of the line below the area, so that a `^C` the terminal echoes, or
/// another program's message, cannot land inside a line of it.
struct LiveArea: Sendable {
    /// Columns of each line on the screen.
    private var drawn: [Int] = []
    var size: TerminalSize

    init(size: TerminalSize) {
        self.size = size
    }

    var isEmpty: Bool { drawn.isEmpty }

    /// Removes the area from the screen.
    mutating func erase() -> String {
        guard !drawn.isEmpty else { return "" }
        defer { drawn = [] }
        return toTop + "\u{1B}[0J"
    }

    /// Leaves what is on the screen to scroll away; the next drawing begins at the cursor.
    mutating func forget() { drawn = [] }

    /// Puts `lines` where the area was. Each is expected to fit into ``lineColumns``.
    ///
    /// - Parameter lines: Each with its columns, not counting colour sequences.
    mutating func draw(_ lines: [(text: String, width: Int)]) -> String {
        guard !lines.isEmpty else { return erase() }
        var text = toTop
        for line in lines {
            text += line.text + "\u{1B}[K\n"
        }
        if drawn.count > lines.count || drawnRows > lines.count { text += "\u{1B}[0J" }
        drawn = lines.map(\.width)
        return text
    }

    /// One column is left free: a character in the last one makes some terminals wrap.
    var lineColumns: Int { max(1, size.columns - 1) }

    /// How many lines may be drawn so that the area never scrolls.
    var maximumLines: Int { max(1, size.rows - 2) }

    /// Rows the area takes now. More than its lines when the terminal became narrower and broke them.
    private var drawnRows: Int {
        drawn.reduce(0) { $0 + max(1, ($1 + size.columns - 1) / max(1, size.columns)) }
    }

    private var toTop: String { drawn.isEmpty ? "" : "\u{1B}[\(drawnRows)A\r" }
}
