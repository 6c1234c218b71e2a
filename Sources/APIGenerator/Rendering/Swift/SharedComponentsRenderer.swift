import APIDescription

/// Writes what all description files share in a form that needs no YAML, for descriptions that are read at run time.
enum SharedComponentsRenderer {
    static func file(_ common: DescriptionNode) -> GeneratedFile {
        let text = json(common)
        let hashes = SwiftText.hashes(around: text)
        var lines = Lines()
        lines.add("// " + GeneratedFile.notice(source: "API/common.yaml"))
        lines.add("// swift-format-ignore-file")
        lines.add()
        lines.comment(["`common.yaml` in JSON, every scalar as text."])
        lines.block("enum SharedComponents") { lines in
            lines.add("static let text: StaticString = \(hashes)\"\"\"")
            lines.add("    " + text)
            lines.add("    \"\"\"\(hashes)")
        }
        return GeneratedFile(path: "\(GeneratedFolder.description)/SharedComponents.swift", content: lines.text)
    }

    private static func json(_ node: DescriptionNode) -> String {
        switch node.content {
        case .scalar(let text): JSONText.quoted(text)
        case .sequence(let elements): "[" + elements.map(json).joined(separator: ",") + "]"
        case .mapping(let members):
            "{" + members.map { JSONText.quoted($0.key) + ":" + json($0.value) }.joined(separator: ",") + "}"
        }
    }
}
