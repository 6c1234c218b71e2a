import APIDescription
import APIDescriptionYAML

/// From the text of the description files to the generated files.
enum Pipeline {
    /// - Parameter sources: The text of each description file by the file's name.
    /// - Returns: All generated files.
    /// - Throws: ``DescriptionError`` when a file is not understood, or its names clash.
    static func files(sources: [String: String]) throws -> [GeneratedFile] {
        let documents = Dictionary(
            uniqueKeysWithValues: try sources.map { ($0.key, try DescriptionNode(yaml: $0.value, file: $0.key)) })
        let api = try DescriptionParser.parse(sources: documents)
        let plan = try TypePlan(api)
        let models = ModelsRenderer(plan: plan)
        let operations = OperationsRenderer(api)
        let annotations = AnnotationRenderer(api, plan: plan)
        let reference = ReferenceRenderer(api)
        var files = [
            CatalogueTablesRenderer.file(api), OperationTypesRenderer.file(api), ReferenceIndexRenderer.file(api),
        ]
        if let common = documents[DescriptionNode.sharedName] { files.append(SharedComponentsRenderer.file(common)) }
        for module in api.modules {
            files.append(TableFileRenderer.file(module))
            files.append(operations.file(module))
            files.append(reference.file(module))
        }
        for home in Set(plan.files + api.modules.map(\.name)).sorted() {
            let module = api.modules.first { $0.name == home }
            if let file = models.file(home: home, operations: module?.operations ?? []) { files.append(file) }
            if let file = annotations.file(home: home, module: module) { files.append(file) }
        }
        return files
    }
}
