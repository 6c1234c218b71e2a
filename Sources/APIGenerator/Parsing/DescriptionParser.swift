/// Reads all description files.
enum DescriptionParser {
    /// - Parameter sources: The text of each file by the file's name.
    /// - Throws: ``DescriptionError`` for the first thing that is not understood.
    static func parse(sources: [String: String]) throws -> APIDescription {
        let documents = try DocumentSet(sources: sources)
        var modules: [ModuleDescription] = []
        for file in documents.files {
            let document = try documents.document(file)
            guard let paths = document["paths"] else { continue }
            let parser = OperationParser(documents: documents)
            let operations = try paths.members().flatMap { try parser.operations(path: $0.key, $0.value) }
            guard !operations.isEmpty else { continue }
            let info = try document.required("info")
            modules.append(
                ModuleDescription(
                    name: SchemaParser.home(file), title: try info.required("title").prose(),
                    summary: try info["description"]?.prose() ?? "",
                    operations: operations.sorted { $0.section < $1.section }))
        }
        try checkNames(modules)
        return APIDescription(
            modules: modules.sorted { ($0.operations[0].section, $0.name) < ($1.operations[0].section, $1.name) })
    }

    private static func checkNames(_ modules: [ModuleDescription]) throws {
        var known: Set<String> = []
        for module in modules {
            for operation in module.operations {
                for name in [operation.id, operation.luaName] where !known.insert(name).inserted {
                    throw DescriptionError(
                        file: module.name + ".yaml", line: nil, message: "two operations are called `\(name)`")
                }
            }
        }
    }
}
