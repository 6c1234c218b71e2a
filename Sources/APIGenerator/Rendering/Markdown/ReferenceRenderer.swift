import APIDescription

/// Writes the page of one module.
struct ReferenceRenderer {
    private let links: OperationLinks

    init(_ api: ServiceDescription) {
        links = OperationLinks(api)
    }

    func file(_ module: ModuleDescription) -> GeneratedFile {
        var lines = Lines()
        lines.add("<!-- \(GeneratedFile.notice(source: module.source)) -->")
        lines.add("# \(module.title)")
        lines.add()
        lines.add(links.linked(module.summary))
        lines.add()
        for operation in module.operations {
            lines.add("- \(links.link(operation.luaName)): \(links.linked(operation.summary))")
        }
        lines.add()
        lines.add("All modules: [Reference](README.md)")
        for operation in module.operations { add(operation, &lines) }
        let objects = Self.objects(module)
        if !objects.isEmpty {
            lines.add()
            lines.add("## Objects")
            for object in objects { add(object, &lines) }
        }
        return GeneratedFile(path: "\(GeneratedFolder.reference)/\(module.name).md", content: lines.text)
    }

    private func add(_ operation: OperationDescription, _ lines: inout Lines) {
        lines.add()
        lines.add("## \(operation.luaName)")
        for paragraph in [operation.summary] + operation.details {
            lines.add()
            lines.add(links.linked(paragraph))
        }
        let example = OperationExample(operation)
        lines.add()
        lines.add(example.lua)
        lines.add()
        lines.add(example.swift)
        lines.add()
        for fact in OperationFacts(links: links).facts(operation) { lines.add("- " + fact) }
        addTable("Arguments", operation.arguments, showsRequired: true, &lines)
        addRules(operation.ownConstraints, &lines)
        if let response = operation.responseObject {
            addTable("Result", response.fields, showsRequired: false, &lines)
        }
    }

    private func add(_ object: ObjectDescription, _ lines: inout Lines) {
        lines.add()
        lines.add("### \(FieldCells.heading(object.name))")
        lines.add()
        lines.add(links.linked(object.summary))
        addTable(nil, object.fields, showsRequired: true, &lines)
        addRules(object.constraints, &lines)
    }

    private func addTable(_ title: String?, _ fields: [FieldDescription], showsRequired: Bool, _ lines: inout Lines) {
        guard !fields.isEmpty else { return }
        lines.add()
        if let title {
            lines.add("### \(title)")
            lines.add()
        }
        let cells = FieldCells(links: links)
        lines.add(
            MarkdownText.table(
                FieldCells.header, fields.map { cells.row($0, showsRequired: showsRequired) }))
    }

    private func addRules(_ constraints: [ConstraintDescription], _ lines: inout Lines) {
        guard !constraints.isEmpty else { return }
        lines.add()
        for constraint in constraints { lines.add("- " + links.linked(ConstraintSentence.sentence(constraint))) }
    }

    /// The objects that arguments and answers refer to, in the order of their first mention.
    private static func objects(_ module: ModuleDescription) -> [ObjectDescription] {
        var objects: [ObjectDescription] = []
        var names: Set<String> = []
        func visit(_ fields: [FieldDescription]) {
            for object in fields.compactMap(\.type.object) where names.insert(object.name).inserted {
                objects.append(object)
                visit(object.fields)
            }
        }
        for operation in module.operations { visit(operation.arguments + (operation.responseObject?.fields ?? [])) }
        return objects
    }
}
