import APIDescription

/// Writes the first page of the reference.
struct ReferenceIndexRenderer {
    private let links: OperationLinks

    static func file(_ api: ServiceDescription) -> GeneratedFile {
        let renderer = ReferenceIndexRenderer(links: OperationLinks(api))
        let retiring = api.modules.filter(\.isRetiring)
        var lines = Lines()
        lines.add("<!-- \(GeneratedFile.notice(source: GeneratedFolder.descriptions)) -->")
        lines.add("# Reference")
        lines.add()
        lines.add(
            "Every operation that scripts and programs can call, by module. Sections are those of the service's API reference."
        )
        for module in api.modules where !module.isRetiring { renderer.add(module, heading: "##", &lines) }
        if !retiring.isEmpty {
            lines.add()
            lines.add("## Retiring")
            lines.add()
            lines.add(
                "Operations that the service is going to switch off, and what to use instead. In Swift they are in the namespace `Legacy`."
            )
            for module in retiring { renderer.add(module, heading: "###", &lines) }
        }
        return GeneratedFile(path: "\(GeneratedFolder.reference)/README.md", content: lines.text)
    }

    private func add(_ module: ModuleDescription, heading: String, _ lines: inout Lines) {
        lines.add()
        lines.add("\(heading) [\(module.title)](\(module.name).md)")
        lines.add()
        lines.add(links.linked(module.summary))
        lines.add()
        lines.add(
            MarkdownText.table(
                ["Operation", "What it does", "Use instead", "Effect", "Section"],
                module.operations.map {
                    [
                        links.link($0.luaName), links.linked($0.summary), $0.replacement.map(links.link) ?? "",
                        $0.effect.rawValue, $0.section.description,
                    ]
                }))
    }
}

extension ModuleDescription {
    /// All of it is going to be switched off.
    fileprivate var isRetiring: Bool { operations.allSatisfy { $0.replacement != nil } }
}
