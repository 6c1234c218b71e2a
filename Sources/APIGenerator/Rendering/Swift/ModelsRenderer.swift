/// Writes the typed requests, answers and enumerations of one description file.
struct ModelsRenderer {
    let plan: TypePlan

    /// - Parameters:
    ///   - home: The description file that has the types.
    ///   - operations: Those whose requests are declared beside them.
    /// - Returns: Nil when there is nothing to declare.
    func file(home: String, operations: [OperationDescription]) -> GeneratedFile? {
        let objects = plan.objects.filter { $0.home == home }
        let enumerations = plan.enumerations.filter {
            $0.home == home && !TypePlan.handWrittenInSwift.contains($0.name ?? "")
        }
        guard !(objects.isEmpty && enumerations.isEmpty && operations.isEmpty) else { return nil }
        var declarations = Lines()
        for operation in operations {
            declarations.add()
            StructRenderer(operation).render(into: &declarations)
        }
        for object in objects {
            declarations.add()
            StructRenderer(object, plan.roles[object.name] ?? .init()).render(into: &declarations)
        }
        for enumeration in enumerations {
            declarations.add()
            EnumerationRenderer(enumeration, name: enumeration.name ?? "").render(into: &declarations)
        }
        var lines = Lines()
        lines.add("// " + GeneratedFile.notice(source: "API/\(home).yaml"))
        lines.add("// swift-format-ignore-file")
        // An import that no public declaration needs is a warning.
        if declarations.text.contains("JSONObject") || declarations.text.contains("JSONValue") {
            lines.add()
            lines.add("public import JSONWire")
        }
        return GeneratedFile(
            path: "\(GeneratedFolder.swift)/\(home).models.swift", content: lines.text + declarations.text)
    }
}
