/// A node of a description file that knows where it stands, so that complaints name the line.
package struct Element {
    private let node: DescriptionNode
    /// The file's name with its extension.
    package let file: String

    package init(node: DescriptionNode, file: String) {
        self.node = node
        self.file = file
    }

    package var isMapping: Bool {
        if case .mapping = node.content { true } else { false }
    }
    package var isList: Bool {
        if case .sequence = node.content { true } else { false }
    }

    /// Nothing, which is not the text `null`.
    package var isNull: Bool { node.isNull }

    package func error(_ message: String) -> DescriptionError {
        DescriptionError(file: file, line: node.line, message: message)
    }

    /// The text of a scalar as it stands in the file. YAML's guesses of types are not wanted: `"8.0"` and `ON` are texts.
    package func text() throws -> String {
        guard case .scalar(let text) = node.content else { throw error("a text or number expected") }
        guard !isNull else { throw error("a text or number expected, not null") }
        return text
    }

    package func flag() throws -> Bool {
        switch try text() {
        case "true": true
        case "false": false
        case let other: throw error("`true` or `false` expected, not `\(other)`")
        }
    }

    package func texts() throws -> [String] {
        try elements().map { try $0.text() }
    }

    package func elements() throws -> [Element] {
        guard case .sequence(let sequence) = node.content else { throw error("a list expected") }
        return sequence.map { Element(node: $0, file: file) }
    }

    /// The members of a mapping in their order.
    package func members() throws -> [(key: String, value: Element)] {
        guard case .mapping(let mapping) = node.content else { throw error("a mapping expected") }
        return mapping.map { ($0.key, Element(node: $0.value, file: file)) }
    }

    /// The member called `key`, or nil when there is none.
    package subscript(key: String) -> Element? {
        guard case .mapping(let mapping) = node.content else { return nil }
        return mapping.first { $0.key == key }.map { Element(node: $0.value, file: file) }
    }

    package func required(_ key: String) throws -> Element {
        guard let element = self[key] else { throw error("`\(key)` is missing") }
        return element
    }

    /// Refuses members that nothing would read: a misspelt rule must not vanish without a word.
    package func allow(only known: Set<String>) throws {
        for (key, value) in try members() where !known.contains(key) {
            throw value.error("unknown key `\(key)`")
        }
    }

    /// Text for people as one line.
    package func prose() throws -> String {
        try text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Text for people as paragraphs, each one line.
    package func paragraphs() throws -> [String] {
        try text().split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }
}
