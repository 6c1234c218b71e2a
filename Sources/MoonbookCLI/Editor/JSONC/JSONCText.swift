/// A settings file as text that keeps its comments, its order and its look when something is added.
struct JSONCText {
    private(set) var bytes: [UInt8]
    private(set) var root: JSONCNode

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// - Parameter text: An empty one becomes an empty object.
    init(_ text: String) throws(JSONCError) {
        let isEmpty = text.allSatisfy(\.isWhitespace)
        bytes = Array((isEmpty ? "{\n}\n" : text).utf8)
        root = try JSONCParser.parse(bytes)
    }

    /// Adds a member or an element at the end of an object or a list.
    ///
    /// It gets a line of its own where the items have, and is put behind the others where they stand in one line.
    ///
    /// - Parameters:
    ///   - item: `"key": value` for an object, a value for a list.
    ///   - container: A node of this text.
    mutating func add(_ item: String, to container: JSONCNode) throws(JSONCError) {
        guard let items = container.items else { return }
        let opening = container.range.lowerBound
        let closing = container.range.upperBound - 1
        let inside = bytes[opening + 1..<closing]
        // After the last item or comment.
        let place = (inside.lastIndex { !Self.isSpace($0) } ?? opening) + 1
        let hasFinalComma = items.last.map { finalComma(from: $0.upperBound, to: closing) } ?? false
        let hasLines = items.isEmpty || inside.contains(UInt8(ascii: "\n"))
        var addition: String
        if hasLines {
            let outer = indentation(at: opening)
            let inner = items.first.map { indentation(at: $0.lowerBound) } ?? outer + "  "
            // Items that begin on the bracket's line would share its indentation.
            addition = lineEnd + (inner.count > outer.count ? inner : outer + "  ") + item + (hasFinalComma ? "," : "")
            if !bytes[place..<closing].contains(UInt8(ascii: "\n")) { addition += lineEnd + outer }
        } else {
            addition = (hasFinalComma ? " " : "") + item + (hasFinalComma ? "," : "")
            if !hasFinalComma { addition = " " + addition }
        }
        bytes.insert(contentsOf: Array(addition.utf8), at: place)
        if let last = items.last, !hasFinalComma { bytes.insert(UInt8(ascii: ","), at: last.upperBound) }
        root = try JSONCParser.parse(bytes)
    }

    private var lineEnd: String { text.utf8.contains(UInt8(ascii: "\r")) ? "\r\n" : "\n" }

    /// The white space that the line of a place begins with.
    private func indentation(at place: Int) -> String {
        let start = bytes[..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return String(
            decoding: bytes[start...].prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }, as: UTF8.self)
    }

    /// Whether a comma stands behind the last item, outside of comments.
    private func finalComma(from start: Int, to end: Int) -> Bool {
        var position = start
        while position < end {
            if bytes[position] == UInt8(ascii: ",") { return true }
            if bytes[position...].starts(with: "//".utf8) {
                position = bytes[position..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
            } else if bytes[position...].starts(with: "/*".utf8) {
                position += 2
                while position < end, !bytes[position...].starts(with: "*/".utf8) { position += 1 }
                position += 2
            } else {
                position += 1
            }
        }
        return false
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
            || byte == UInt8(ascii: "\r")
    }
}
