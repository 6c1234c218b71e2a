package import JSONWire

/// A value of a description file, and where it stands. Files are read from YAML by whoever has a reader for it, or from JSON.
package struct DescriptionNode: Sendable {
    package indirect enum Content: Sendable {
        /// A text, number or boolean as it is written.
        case scalar(String)
        case sequence([DescriptionNode])
        /// In the order of the file.
        case mapping([(key: String, value: DescriptionNode)])
    }

    package let content: Content
    /// Line of the file, from 1, where known.
    package let line: Int?
    /// It says that there is no value; ``content`` has the word for it.
    package let isNull: Bool

    package init(_ content: Content, line: Int? = nil, isNull: Bool = false) {
        self.content = content
        self.line = line
        self.isNull = isNull
    }

    /// The same document written in JSON.
    package init(_ value: JSONValue) {
        switch value {
        case .object(let object): self.init(.mapping(object.map { ($0.key, DescriptionNode($0.value)) }))
        case .array(let elements): self.init(.sequence(elements.map { DescriptionNode($0) }))
        case .string(let text): self.init(.scalar(text))
        case .null: self.init(.scalar("null"), isNull: true)
        default: self.init(.scalar(value.text()))
        }
    }
}
