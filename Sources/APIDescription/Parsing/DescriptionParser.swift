/// Reads all description files.
package enum DescriptionParser {
    /// - Parameter sources: Each file by its name.
    /// - Throws: ``DescriptionError`` for the first thing that is not understood.
    package static func parse(sources: [String: DescriptionNode]) throws -> ServiceDescription {
        let documents = DocumentSet(sources: sources)
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
        return ServiceDescription(
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
