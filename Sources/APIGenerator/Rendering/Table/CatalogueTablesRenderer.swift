import APIDescription

/// Writes the list of all operation tables, in the order of the reference.
enum CatalogueTablesRenderer {
    static func file(_ api: ServiceDescription) -> GeneratedFile {
        var lines = Lines()
        lines.add("// " + GeneratedFile.notice(source: nil))
        lines.add("// swift-format-ignore-file")
        lines.add()
        lines.block("enum CatalogueTables") { lines in
            lines.block("static var all: [ModuleTable]") { lines in
                lines.add("var tables: [ModuleTable] = []")
                for module in api.modules {
                    Trait.guarded(module.name, &lines) {
                        $0.add("tables.append(\(TableFileRenderer.constantName(module)))")
                    }
                }
                lines.add("return tables")
            }
        }
        return GeneratedFile(path: "\(GeneratedFolder.swift)/CatalogueTables.swift", content: lines.text)
    }
}
