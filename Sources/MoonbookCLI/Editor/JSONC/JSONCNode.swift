/// A value of a JSON text that may have comments and commas after the last item, and where it stands in the text.
indirect enum JSONCNode: Sendable {
    struct Member: Sendable {
        var key: String
        /// From the key to the end of the value.
        var range: Range<Int>
        var value: JSONCNode
    }

    case object([Member], Range<Int>)
    case array([JSONCNode], Range<Int>)
    case string(String, Range<Int>)
    /// A number, `true`, `false` or `null`.
    case literal(Range<Int>)

    /// In UTF-8 bytes of the text.
    var range: Range<Int> {
        switch self {
        case .object(_, let range), .array(_, let range), .string(_, let range), .literal(let range): range
        }
    }

    /// Where the items of an object or a list stand; nil for other values.
    var items: [Range<Int>]? {
        switch self {
        case .object(let members, _): members.map(\.range)
        case .array(let elements, _): elements.map(\.range)
        case .string, .literal: nil
        }
    }
}

/// What is wrong with a settings file.
struct JSONCError: Error, CustomStringConvertible {
    var line: Int
    var message: String

    var description: String { "line \(line): \(message)" }
}
