import APIDescription
import CYAML

/// Reads one YAML document as a tree of texts, with the line of each.
///
/// Tags, anchors and aliases are refused: a description refers with `$ref`, so that what a place says can be seen there.
struct YAMLReader: ~Copyable {
    /// How deep lists and mappings may be nested.
    private static let maximumDepth = 100

    private let file: String
    private let text: UnsafeMutableBufferPointer<UInt8>
    /// It has an address that libyaml keeps.
    private let parser: UnsafeMutablePointer<yaml_parser_t>

    /// - Parameter file: The name that messages have.
    init(_ text: String, file: String) {
        self.file = file
        let bytes = Array(text.utf8)
        self.text = .allocate(capacity: bytes.count)
        _ = self.text.initialize(fromContentsOf: bytes)
        parser = .allocate(capacity: 1)
        parser.initialize(to: yaml_parser_t())
        yaml_parser_initialize(parser)
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, self.text.baseAddress, self.text.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        text.deallocate()
    }

    /// The file's only document.
    func document() throws -> DescriptionNode {
        var event = try next()
        guard event.kind == YAML_STREAM_START_EVENT else { throw error("the file is empty", event.line) }
        event = try next()
        guard event.kind == YAML_DOCUMENT_START_EVENT else { throw error("the file is empty", nil) }
        let root = try node(next(), depth: 0)
        _ = try next()
        event = try next()
        guard event.kind == YAML_STREAM_END_EVENT else {
            throw error("a description file has one document, not several", event.line)
        }
        return root
    }

    private func node(_ event: Event, depth: Int) throws -> DescriptionNode {
        try check(event)
        guard depth < Self.maximumDepth else { throw error("it is nested too deeply", event.line) }
        switch event.kind {
        case YAML_SCALAR_EVENT:
            return DescriptionNode(.scalar(event.text), line: event.line, isNull: event.isNull)
        case YAML_SEQUENCE_START_EVENT:
            var elements: [DescriptionNode] = []
            while true {
                let item = try next()
                guard item.kind != YAML_SEQUENCE_END_EVENT else { break }
                elements.append(try node(item, depth: depth + 1))
            }
            return DescriptionNode(.sequence(elements), line: event.line)
        case YAML_MAPPING_START_EVENT: return try mapping(from: event.line, depth: depth)
        default: throw error("this is not understood", event.line)
        }
    }

    private func mapping(from line: Int, depth: Int) throws -> DescriptionNode {
        var members: [(key: String, value: DescriptionNode)] = []
        var names: Set<String> = []
        while true {
            let key = try next()
            guard key.kind != YAML_MAPPING_END_EVENT else { break }
            try check(key)
            guard key.kind == YAML_SCALAR_EVENT else { throw error("a key must be a text", key.line) }
            guard names.insert(key.text).inserted else { throw error("`\(key.text)` stands here twice", key.line) }
            members.append((key: key.text, value: try node(next(), depth: depth + 1)))
        }
        return DescriptionNode(.mapping(members), line: line)
    }

    private func check(_ event: Event) throws {
        if event.hasAnchor {
            throw error("anchors and aliases of YAML are not used here; use `$ref`", event.line)
        }
        if let tag = event.tag {
            throw error("the tag `\(tag)`: tags of YAML are not used here; every scalar is the text it is", event.line)
        }
    }

    // MARK: Events

    /// What libyaml found, copied out of its memory.
    private struct Event {
        var kind: yaml_event_type_t
        var text = ""
        var hasAnchor = false
        var tag: String?
        /// One of the words of YAML for nothing, without quotes.
        var isNull = false
        /// From 1.
        var line: Int
    }

    private func next() throws -> Event {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxError() }
        defer { yaml_event_delete(&event) }
        var found = Event(kind: event.type, line: Int(event.start_mark.line) + 1)
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            found.text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            found.hasAnchor = scalar.anchor != nil
            found.tag = Self.text(scalar.tag)
            found.isNull = scalar.style == YAML_PLAIN_SCALAR_STYLE && Self.nulls.contains(found.text)
        case YAML_SEQUENCE_START_EVENT:
            found.hasAnchor = event.data.sequence_start.anchor != nil
            found.tag = Self.text(event.data.sequence_start.tag)
        case YAML_MAPPING_START_EVENT:
            found.hasAnchor = event.data.mapping_start.anchor != nil
            found.tag = Self.text(event.data.mapping_start.tag)
        case YAML_ALIAS_EVENT: found.hasAnchor = true
        default: break
        }
        return found
    }

    private static let nulls: Set<String> = ["", "~", "null", "Null", "NULL"]

    private static func text(_ tag: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        tag.map { String(cString: $0) }
    }

    private func syntaxError() -> DescriptionError {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read"
        let context = parser.pointee.context.map { " " + String(cString: $0) } ?? ""
        return error("this is no YAML: \(problem)\(context)", Int(parser.pointee.problem_mark.line) + 1)
    }

    private func error(_ message: String, _ line: Int?) -> DescriptionError {
        DescriptionError(file: file, line: line, message: message)
    }
}
