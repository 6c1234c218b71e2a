/// Reads all description files.
package enum DescriptionParser {
    /// - Parameters:
    ///   - sources: Each file by its name.
    ///   - isKnown: Whether an operation of that Lua name is described elsewhere.
    /// - Throws: ``DescriptionError`` for the first thing that is not understood.
    package static func parse(
        sources: [String: DescriptionNode], isKnown: (String) -> Bool = { _ in false }
    ) throws -> ServiceDescription {
        let documents = DocumentSet(sources: sources)
        let parser = OperationParser(documents: documents, memory: SchemaMemory())
        var parsed: [OperationParser.Parsed] = []
        var modules: [ModuleDescription] = []
        for file in documents.files {
            let document = try documents.document(file)
            guard let paths = document["paths"] else { continue }
            let found = try paths.members().flatMap { try parser.operations(path: $0.key, $0.value) }
            parsed += found
            let operations = found.map(\.operation)
            guard !operations.isEmpty else { continue }
            let info = try document.required("info")
            modules.append(
                ModuleDescription(
                    name: SchemaParser.home(file), title: try info.required("title").prose(),
                    summary: try info["description"]?.prose() ?? "",
                    operations: operations.sorted { $0.section < $1.section }))
        }
        try checkNames(modules)
        try checkWatches(parsed, isKnown)
        return ServiceDescription(
            modules: modules.sorted { ($0.operations[0].section, $0.name) < ($1.operations[0].section, $1.name) })
    }

    /// What a wait looks at may be described in any of the files, or elsewhere.
    private static func checkWatches(_ parsed: [OperationParser.Parsed], _ isKnown: (String) -> Bool) throws {
        let operations = Dictionary(uniqueKeysWithValues: parsed.map { ($0.operation.luaName, $0.operation) })
        for item in parsed {
            guard let element = item.watch, let name = item.operation.watch?.operation else { continue }
            if let reading = operations[name] {
                try ReferenceChecker(item.operation).checkWatch(element, reading: reading)
            } else if !isKnown(name) {
                throw element.error("there is no operation `\(name)`")
            }
        }
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
