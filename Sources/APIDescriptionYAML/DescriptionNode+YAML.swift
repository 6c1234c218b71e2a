package import APIDescription
import Yams

extension DescriptionNode {
    /// Reads a description file in YAML.
    ///
    /// - Parameters:
    ///   - text: The file's text.
    ///   - file: Its name, for messages.
    /// - Throws: ``DescriptionError`` with the line that is no YAML.
    package init(yaml text: String, file: String) throws {
        do {
            let parser = try Yams.Parser(yaml: text)
            // Nodes know their anchors only as long as the parser does.
            self = try withExtendedLifetime(parser) {
                guard let node = try parser.singleRoot() else {
                    throw DescriptionError(file: file, line: nil, message: "the file is empty")
                }
                return try DescriptionNode(node, file: file)
            }
        } catch let error as YamlError {
            throw DescriptionError(file: file, line: nil, message: "\(error)")
        }
    }

    private init(_ node: Node, file: String) throws {
        let line = node.mark?.line
        // An alias comes as a copy of the node that it names, which has an anchor.
        guard node.anchor == nil else { throw Self.aliasError(file, line) }
        switch node {
        case .scalar(let scalar): self.init(.scalar(scalar.string), line: line)
        case .sequence(let sequence):
            self.init(.sequence(try sequence.map { try DescriptionNode($0, file: file) }), line: line)
        case .mapping(let mapping):
            let members = try mapping.map { key, value in
                guard case .scalar(let name) = key else {
                    throw DescriptionError(file: file, line: key.mark?.line, message: "a key must be a text")
                }
                return (key: name.string, value: try DescriptionNode(value, file: file))
            }
            self.init(.mapping(members), line: line)
        case .alias: throw Self.aliasError(file, line)
        }
    }

    private static func aliasError(_ file: String, _ line: Int?) -> DescriptionError {
        DescriptionError(file: file, line: line, message: "anchors and aliases of YAML are not used here; use `$ref`")
    }
}
