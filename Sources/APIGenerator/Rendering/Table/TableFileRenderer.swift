import APIDescription

/// Writes the operation table of one module as Swift.
enum TableFileRenderer {
    static func file(_ module: ModuleDescription) -> GeneratedFile {
        let text = TableRenderer.text(module)
        let hashes = SwiftText.hashes(around: text)
        let modules = module.luaModules.map(JSONText.quoted).joined(separator: ", ")
        var lines = Lines()
        lines.add("// " + GeneratedFile.notice(source: module.source))
        lines.add("// swift-format-ignore-file")
        lines.add()
        Trait.guarded(module.name, &lines) { lines in
            lines.add("let \(constantName(module)) = ModuleTable(modules: [\(modules)], compiled: \(hashes)\"\"\"")
            lines.add(verbatim: text)
            lines.add("\"\"\"\(hashes))")
        }
        return GeneratedFile(path: "\(GeneratedFolder.swift)/\(module.name).table.swift", content: lines.text)
    }

    static func constantName(_ module: ModuleDescription) -> String {
        Words(snake: String(module.name.map { $0 == "." ? "_" : $0 })).lowerCamel + "Table"
    }
}
