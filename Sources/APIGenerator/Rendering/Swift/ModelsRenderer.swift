import APIDescription

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
            $0.home == home && !TypePlan.handWrittenInSwift.contains(SwiftNames.qualified($0.name ?? "", home))
        }
        guard !(objects.isEmpty && enumerations.isEmpty && operations.isEmpty) else { return nil }
        var declarations = Lines()
        if let namespace = SwiftNames.namespace(home) {
            declarations.add()
            declarations.block("extension \(namespace)") { add(operations, objects, enumerations, &$0) }
        } else {
            add(operations, objects, enumerations, &declarations)
        }
        var lines = Lines()
        lines.add("// " + GeneratedFile.notice(source: "API/\(home).yaml"))
        lines.add("// swift-format-ignore-file")
        lines.add()
        Trait.guarded(home, &lines) { lines in
            // An import that no public declaration needs is a warning.
            if declarations.text.contains("JSONObject") || declarations.text.contains("JSONValue") {
                lines.add("public import JSONWire")
            }
            lines.add(verbatim: String(declarations.text.dropLast()))
        }
        return GeneratedFile(path: "\(GeneratedFolder.swift)/\(home).models.swift", content: lines.text)
    }

    private func add(
        _ operations: [OperationDescription], _ objects: [ObjectDescription], _ enumerations: [EnumerationDescription],
        _ lines: inout Lines
    ) {
        for operation in operations {
            lines.add()
            StructRenderer(operation).render(into: &lines)
        }
        for object in objects {
            lines.add()
            StructRenderer(object, plan.roles(of: object)).render(into: &lines)
        }
        for enumeration in enumerations {
            lines.add()
            EnumerationRenderer(enumeration, name: enumeration.name ?? "").render(into: &lines)
        }
    }
}
