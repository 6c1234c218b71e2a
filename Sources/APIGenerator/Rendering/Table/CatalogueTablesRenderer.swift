/// Writes the list of all operation tables, in the order of the reference.
enum CatalogueTablesRenderer {
    static func file(_ api: APIDescription) -> GeneratedFile {
        let tables = api.modules.map(TableRenderer.constantName).joined(separator: ", ")
        let content = """
            // \(GeneratedFile.notice(source: nil))
            // swift-format-ignore-file

            enum CatalogueTables {
                static var all: [ModuleTable] { [\(tables)] }
            }

            """
        return GeneratedFile(path: "\(GeneratedFolder.swift)/CatalogueTables.swift", content: content)
    }
}
