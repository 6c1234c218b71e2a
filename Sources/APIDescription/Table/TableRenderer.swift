/// Writes a module's operation table in the line format that the catalogue reads at run time.
package struct TableRenderer {
    private var lines: [String] = []
    /// Objects that were mentioned, in that order; each gets a record of its own.
    private var objects: [ObjectDescription] = []
    private var names = TableNames()

    /// The table of one module.
    package static func text(_ module: ModuleDescription) -> String {
        let facts = module.luaModules.map { ["om", $0, module.title, module.summary].joined(separator: "\t") }
        return (facts + TableRenderer().table(module.operations)).joined(separator: "\n")
    }

    /// The lines of a table.
    private func table(_ operations: [OperationDescription]) -> [String] {
        var copy = self
        for operation in operations { copy.add(operation) }
        // Records of objects may mention more objects.
        var index = 0
        while index < copy.objects.count {
            copy.add(copy.objects[index])
            index += 1
        }
        return copy.lines
    }

    private mutating func add(_ operation: OperationDescription) {
        line("op", operation.id, operation.luaName, operation.method, operation.path)
        if operation.section > .none { line("=", "section", operation.section.description) }
        line("=", "effect", operation.effect.rawValue)
        if let wait = operation.wait { line("=", "wait", wait.kind, TableText.plain(wait.field)) }
        if let order = operation.order { line("=", "order", TableText.plain(order)) }
        if let watch = operation.watch { add(watch) }
        if let paging = operation.paging {
            line(["=", "paging", paging.kind] + ([paging.items] + paging.details).map { TableText.plain($0) })
        }
        line("=", "ok", operation.successStatuses.joined(separator: ","))
        if let action = operation.iamAction { line("=", "iam", TableText.plain(action)) }
        if let replacement = operation.replacement { line("=", "replaced", TableText.plain(replacement)) }
        line("s", operation.summary)
        for paragraph in operation.details { line("d", paragraph) }
        for parameter in operation.parameters { add(parameter.field, kind: Self.kind(parameter.location)) }
        if let body = operation.body {
            mention(body)
            line(["=", "body", names.name(body)] + (operation.isBodyRequired ? ["required"] : []))
        }
        if let response = operation.response {
            mention(response)
            line("=", "out", TableType.name(response, names))
        }
        for constraint in operation.constraints { line(ConstraintColumns.columns(constraint)) }
    }

    private mutating func add(_ watch: OperationDescription.Watch) {
        line(
            "=", "watch", TableText.plain(watch.operation),
            watch.arguments.map { TableText.plain($0.name, ",=") + "=" + TableText.plain($0.source, ",") }
                .joined(separator: ","),
            TableText.plain(watch.path), TableText.items(watch.until, "|"), TableText.items(watch.fails, "|"),
            watch.endsWhenGone ? "gone" : "")
    }

    private mutating func add(_ object: ObjectDescription) {
        line(["ob", names.name(object)] + (object.isOpen ? ["open"] : []))
        for field in object.fields { add(field, kind: "f") }
        for constraint in object.constraints { line(ConstraintColumns.columns(constraint)) }
    }

    private mutating func add(_ field: FieldDescription, kind: String) {
        mention(field.type)
        line([kind] + TableType.columns(field, names))
    }

    private mutating func mention(_ type: ValueType) {
        if let object = type.object { mention(object) }
    }

    private mutating func mention(_ object: ObjectDescription) {
        if names.add(object) { objects.append(object) }
    }

    private mutating func line(_ columns: String...) { line(columns) }

    private mutating func line(_ columns: [String]) {
        lines.append(columns.joined(separator: "\t"))
    }

    private static func kind(_ location: ParameterDescription.Location) -> String {
        switch location {
        case .path: "p"
        case .query: "q"
        case .header: "h"
        }
    }
}
