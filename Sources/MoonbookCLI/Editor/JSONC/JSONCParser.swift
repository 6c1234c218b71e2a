import JSONWire

/// Reads settings as editors do: JSON with `//` and `/* */` comments and commas after the last item.
struct JSONCParser {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    /// No settings file is nested deeper.
    private static let maxDepth = 100

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func parse(_ bytes: [UInt8]) throws(JSONCError) -> JSONCNode {
        var parser = JSONCParser(bytes)
        // Some editors of Windows write a byte order mark.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.position = 3 }
        try parser.skipSpace()
        let value = try parser.value()
        try parser.skipSpace()
        guard parser.position == bytes.count else { throw parser.error("there is more behind the end") }
        return value
    }

    private mutating func value() throws(JSONCError) -> JSONCNode {
        let start = position
        switch peek {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""):
            let text = try string()
            return .string(text, start..<position)
        default:
            while let byte = peek, Self.isLiteral(byte) { position += 1 }
            guard position > start else { throw error("a value is missing") }
            do {
                _ = try JSONValue(parsing: bytes[start..<position])
            } catch {
                throw self.error("`\(String(decoding: bytes[start..<position].prefix(20), as: UTF8.self))` is no value")
            }
            return .literal(start..<position)
        }
    }

    private mutating func object() throws(JSONCError) -> JSONCNode {
        let start = position
        var members: [JSONCNode.Member] = []
        try items(until: UInt8(ascii: "}")) { (parser: inout JSONCParser) throws(JSONCError) in
            let start = parser.position
            guard parser.peek == UInt8(ascii: "\"") else { throw parser.error("a name in quotes is missing") }
            let key = try parser.string()
            try parser.skipSpace()
            guard parser.peek == UInt8(ascii: ":") else { throw parser.error("`:` is missing behind \"\(key)\"") }
            parser.position += 1
            try parser.skipSpace()
            let value = try parser.value()
            members.append(JSONCNode.Member(key: key, range: start..<parser.position, value: value))
        }
        return .object(members, start..<position)
    }

    private mutating func array() throws(JSONCError) -> JSONCNode {
        let start = position
        var elements: [JSONCNode] = []
        try items(until: UInt8(ascii: "]")) { (parser: inout JSONCParser) throws(JSONCError) in
            elements.append(try parser.value())
        }
        return .array(elements, start..<position)
    }

    /// What stands between a bracket and its partner, separated by commas.
    private mutating func items(
        until end: UInt8, _ item: (inout JSONCParser) throws(JSONCError) -> Void
    ) throws(JSONCError) {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maxDepth else { throw error("nested too deeply") }
        position += 1
        try skipSpace()
        while peek != end {
            try item(&self)
            try skipSpace()
            guard peek == UInt8(ascii: ",") else { break }
            position += 1
            try skipSpace()
        }
        guard peek == end else { throw error("`,` or `\(Character(UnicodeScalar(end)))` is missing") }
        position += 1
    }

    private mutating func string() throws(JSONCError) -> String {
        let start = position
        position += 1
        while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\n") {
            position += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        guard peek == UInt8(ascii: "\"") else {
            position = start
            throw error("a text has no closing quote")
        }
        position += 1
        do {
            guard let text = try JSONValue(parsing: bytes[start..<position]).stringValue else {
                throw error("not a text")
            }
            return text
        } catch {
            position = start
            throw self.error("a text that is not valid")
        }
    }

    /// Skips white space and comments.
    mutating func skipSpace() throws(JSONCError) {
        while let byte = peek {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): position += 1
            case UInt8(ascii: "/") where follows("//"):
                while let byte = peek, byte != UInt8(ascii: "\n") { position += 1 }
            case UInt8(ascii: "/") where follows("/*"):
                let start = position
                position += 2
                while position < bytes.count, !follows("*/") { position += 1 }
                guard position < bytes.count else {
                    position = start
                    throw error("a comment has no end")
                }
                position += 2
            default: return
            }
        }
    }

    private func follows(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[position...].starts(with: $0) }
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private static func isLiteral(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private func error(_ message: String) -> JSONCError {
        let line = bytes.prefix(position).count { $0 == UInt8(ascii: "\n") } + 1
        return JSONCError(line: line, message: message)
    }
}
