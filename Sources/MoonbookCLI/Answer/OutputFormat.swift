/// How an answer is written.
enum OutputFormat: String, CaseIterable, Sendable {
    /// Columns for a list, `name: value` lines for a single thing.
    case table
    /// The members that the service sent, and no others.
    case json
    case yaml
    /// A block of `name: value` lines for each item.
    case vertical

    /// What fits when nothing was asked for: people read tables, programs JSON.
    static func fitting(isTerminal: Bool, columns: [String]?) -> OutputFormat {
        isTerminal || columns != nil ? .table : .json
    }
}
