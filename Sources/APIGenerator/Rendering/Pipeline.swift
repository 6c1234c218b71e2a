/// From the text of the description files to the generated files.
enum Pipeline {
    /// - Parameter sources: The text of each description file by the file's name.
    /// - Returns: All generated files.
    /// - Throws: ``DescriptionError`` when a file is not understood, or its names clash.
    static func files(sources: [String: String]) throws -> [GeneratedFile] {
        let api = try DescriptionParser.parse(sources: sources)
        let plan = try TypePlan(api)
        let models = ModelsRenderer(plan: plan)
        let annotations = AnnotationRenderer(plan: plan)
        let reference = ReferenceRenderer(api)
        var files = [CatalogueTablesRenderer.file(api), ReferenceIndexRenderer.file(api)]
        for module in api.modules {
            files.append(TableRenderer.file(module))
            files.append(OperationsRenderer.file(module))
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
