/// Declares the operations of one module as types, and as methods of the client.
enum OperationsRenderer {
    static func file(_ module: ModuleDescription) -> GeneratedFile {
        var lines = Lines()
        lines.add("// " + GeneratedFile.notice(source: module.source))
        lines.add("// swift-format-ignore-file")
        for operation in module.operations {
            lines.add()
            addType(operation, &lines)
        }
        lines.add()
        lines.block("extension Client") { lines in
            for (index, operation) in module.operations.enumerated() {
                if index > 0 { lines.add() }
                addMethod(operation, &lines)
            }
        }
        return GeneratedFile(path: "\(GeneratedFolder.swift)/\(module.name).operations.swift", content: lines.text)
    }

    private static func addType(_ operation: OperationDescription, _ lines: inout Lines) {
        lines.comment([operation.summary, "Section \(operation.section) of the API reference."])
        lines.block("public enum \(operation.id): Operation") { lines in
            lines.add("public typealias Input = \(SwiftNames.request(operation))")
            lines.add("public typealias Output = \(SwiftNames.response(operation))")
            lines.add("public static let descriptor = Catalogue.shared.described(\(JSONText.quoted(operation.id)))")
        }
    }

    private static func addMethod(_ operation: OperationDescription, _ lines: inout Lines) {
        let request = SwiftNames.request(operation)
        let standsIn = operation.arguments.contains(where: \.mustBeGiven) ? "" : " = \(request)()"
        lines.comment(
            [operation.summary] + operation.details + notes(operation) + [
                "- Parameters:",
                "  - input: The arguments.",
                "  - options: What is different for this one call.",
            ])
        lines.comment(["- Returns: \(answer(operation))"])
        lines.comment(["- Throws: ``GaussDBError``."])
        if operation.effect != .read { lines.add("@discardableResult") }
        lines.add("public func \(SwiftNames.method(operation))(")
        lines.add("    _ input: \(request)\(standsIn), options: CallOptions = CallOptions()")
        lines.block(") async throws -> Response<\(SwiftNames.response(operation))>") { lines in
            lines.add("try await send(\(operation.id).self, input, options: options)")
        }
    }

    private static func notes(_ operation: OperationDescription) -> [String] {
        var notes: [String] = []
        if let replacement = operation.replacement { notes.append("This operation is retiring; use `\(replacement)`.") }
        if let action = operation.iamAction { notes.append("Needs the permission `\(action)`.") }
        notes.append(
            "`\(operation.method) \(operation.path)`, section \(operation.section) of the API reference; "
                + "`\(operation.luaName)` in scripts.")
        return notes
    }

    private static func answer(_ operation: OperationDescription) -> String {
        guard let object = operation.responseObject else { return "The answer, which has no documented members." }
        return object.summary.isEmpty ? "The answer." : object.summary
    }
}
