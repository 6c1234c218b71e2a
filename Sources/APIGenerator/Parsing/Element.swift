import Yams

/// A node of a description file that knows where it stands, so that complaints name the line.
struct Element {
    private let node: Node
    /// The file's name with its extension.
    let file: String

    init(node: Node, file: String) {
        self.node = node
        self.file = file
    }

    var isMapping: Bool { node.mapping != nil }
    var isList: Bool { node.sequence != nil }

    func error(_ message: String) -> DescriptionError {
        DescriptionError(file: file, line: node.mark?.line, message: message)
    }

    /// The text of a scalar as it stands in the file. YAML's guesses of types are not wanted: `"8.0"` and `ON` are texts.
    func text() throws -> String {
        guard let scalar = node.scalar else { throw error("a text or number expected") }
        return scalar.string
    }

    func flag() throws -> Bool {
        switch try text() {
        case "true": true
        case "false": false
        case let other: throw error("`true` or `false` expected, not `\(other)`")
        }
    }

    func texts() throws -> [String] {
        try elements().map { try $0.text() }
    }

    func elements() throws -> [Element] {
        guard let sequence = node.sequence else { throw error("a list expected") }
        return sequence.map { Element(node: $0, file: file) }
    }

    /// The members of a mapping in their order.
    func members() throws -> [(key: String, value: Element)] {
        guard let mapping = node.mapping else { throw error("a mapping expected") }
        return try mapping.map { key, value in
            (try Element(node: key, file: file).text(), Element(node: value, file: file))
        }
    }

    /// The member called `key`, or nil when there is none.
    subscript(key: String) -> Element? {
        node.mapping?.first { $0.key.scalar?.string == key }.map { Element(node: $0.value, file: file) }
    }

    func required(_ key: String) throws -> Element {
        guard let element = self[key] else { throw error("`\(key)` is missing") }
        return element
    }

    /// Refuses members that nothing would read: a misspelt rule must not vanish without a word.
    func allow(only known: Set<String>) throws {
        for (key, value) in try members() where !known.contains(key) {
            throw value.error("unknown key `\(key)`")
        }
    }

    /// Text for people as one line.
    func prose() throws -> String {
        try text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Text for people as paragraphs, each one line.
    func paragraphs() throws -> [String] {
        try text().split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }
}
