import APIDescription

/// Writes the first page of the reference.
enum ReferenceIndexRenderer {
    static func file(_ api: ServiceDescription) -> GeneratedFile {
        let links = OperationLinks(api)
        var lines = Lines()
        lines.add("<!-- \(GeneratedFile.notice(source: GeneratedFolder.descriptions)) -->")
        lines.add("# Reference")
        lines.add()
        lines.add(
            "Every operation that scripts and programs can call, by module. Sections are those of the service's API reference."
        )
        for module in api.modules {
            lines.add()
            lines.add("## [\(module.title)](\(module.name).md)")
            lines.add()
            lines.add(links.linked(module.summary))
            lines.add()
            lines.add(
                MarkdownText.table(
                    ["Operation", "What it does", "Effect", "Section"],
                    module.operations.map {
                        [links.link($0.luaName), $0.summary, $0.effect.rawValue, $0.section.description]
                    }))
        }
        return GeneratedFile(path: "\(GeneratedFolder.reference)/README.md", content: lines.text)
    }
}
