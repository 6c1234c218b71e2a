import APIDescription

/// Declares the operations of one module as types, and as methods of the client.
struct OperationsRenderer {
    /// The method that stands for each operation, by Lua name.
    private let methods: [String: String]

    init(_ api: ServiceDescription) {
        let operations = api.modules.flatMap(\.operations)
        methods = Dictionary(
            uniqueKeysWithValues: operations.map {
                ($0.luaName, SwiftNames.client($0) + "/" + SwiftNames.method($0) + "(_:options:)")
            })
    }

    func file(_ module: ModuleDescription) -> GeneratedFile {
        var lines = Lines()
        lines.add("// " + GeneratedFile.notice(source: module.source))
        lines.add("// swift-format-ignore-file")
        lines.add()
        Trait.guarded(module.name, &lines) { lines in
            if let namespace = SwiftNames.namespace(module.name) {
                lines.block("extension \(namespace)") { addTypes(module.operations, &$0) }
            } else {
                addTypes(module.operations, &lines)
            }
            lines.add()
            let client = (SwiftNames.namespace(module.name) ?? "") + "Client"
            lines.block("extension \(client)") { lines in
                for (index, operation) in module.operations.enumerated() {
                    if index > 0 { lines.add() }
                    addMethod(operation, &lines)
                    if let item = Self.pageItem(operation) { addPages(operation, item, &lines) }
                }
            }
        }
        return GeneratedFile(path: "\(GeneratedFolder.swift)/\(module.name).operations.swift", content: lines.text)
    }

    private func addTypes(_ operations: [OperationDescription], _ lines: inout Lines) {
        for (index, operation) in operations.enumerated() {
            if index > 0 { lines.add() }
            addType(operation, &lines)
        }
    }

    private func addType(_ operation: OperationDescription, _ lines: inout Lines) {
        let item = Self.pageItem(operation)
        lines.comment([operation.summary, operation.sectionSentence])
        addDeprecation(operation, &lines)
        let base = item == nil ? "Operation" : "PagedOperation"
        lines.block("public enum \(SwiftNames.type(operation)): \(base)") { lines in
            lines.add("public typealias Input = \(SwiftNames.request(operation))")
            lines.add("public typealias Output = \(SwiftNames.response(operation))")
            lines.add("public static let descriptor = Catalogue.shared.described(\(JSONText.quoted(operation.id)))")
            if let item {
                lines.block("public static func items(of output: Output) -> [\(item.type)]") {
                    $0.add("output.\(item.member) ?? []")
                }
                if let total = Self.total(operation) {
                    lines.block("public static func total(of output: Output) -> Int?") { $0.add(total) }
                }
            }
        }
    }

    /// The elements of a page and the answer's member that has them.
    private static func pageItem(_ operation: OperationDescription) -> (type: String, member: String)? {
        guard let paging = operation.paging,
            let field = operation.responseObject?.fields.first(where: { $0.name == paging.items }),
            case .list(let element, _) = field.type
        else { return nil }
        let member = SwiftText.identifier(SwiftNames.member(field.name))
        if let object = element.object { return (SwiftNames.qualified(object.name, object.home), member) }
        return (String(SwiftType(field).name.dropFirst().dropLast()), member)
    }

    /// How many elements there are in all, read from an answer that says so.
    private static func total(_ operation: OperationDescription) -> String? {
        guard let field = operation.responseObject?.fields.first(where: { $0.name == "total_count" }) else {
            return nil
        }
        let member = "output." + SwiftText.identifier(SwiftNames.member(field.name))
        return switch field.type {
        case .integer: member
        case .string: member + ".flatMap { Int($0) }"
        case .number, .boolean, .list, .object, .map, .any: nil
        }
    }

    private func addDeprecation(_ operation: OperationDescription, _ lines: inout Lines) {
        guard let replacement = operation.replacement else { return }
        let method = methods[replacement].map { $0.split(separator: "/").last.map(String.init) ?? $0 } ?? replacement
        lines.add("@available(*, deprecated, message: \(JSONText.quoted("Retiring: use \(method).")))")
    }

    private func addMethod(_ operation: OperationDescription, _ lines: inout Lines) {
        lines.comment(
            [operation.summary] + operation.details + notes(operation) + [
                "- Parameters:",
                "  - input: The arguments.",
                "  - options: What is different for this one call.",
            ])
        lines.comment(["- Returns: \(answer(operation))"])
        lines.comment(["- Throws: ``GaussDBError``."])
        addDeprecation(operation, &lines)
        if operation.effect != .read { lines.add("@discardableResult") }
        lines.add("public func \(SwiftNames.method(operation))(")
        lines.add("    _ input: \(input(operation)), options: CallOptions = CallOptions()")
        lines.block(") async throws -> Response<\(SwiftNames.response(operation))>") { lines in
            lines.add("try await send(\(type(operation)).self, input, options: options)")
        }
    }

    private func addPages(
        _ operation: OperationDescription, _ item: (type: String, member: String), _ lines: inout Lines
    ) {
        lines.add()
        lines.comment([
            "The pages of ``\(SwiftNames.method(operation))(_:options:)``, fetched as the loop goes on; "
                + "their ``Pages/items`` one after the other.",
            "- Parameters:",
            "  - input: The arguments. The size of a page is the service's largest, unless they say otherwise.",
            "  - options: What is different for these calls.",
        ])
        addDeprecation(operation, &lines)
        lines.add("public func \(SwiftNames.method(operation))Paginated(")
        lines.add("    _ input: \(input(operation)), options: CallOptions = CallOptions()")
        lines.block(") -> Pages<\(type(operation))>") { lines in
            lines.add("pages(\(type(operation)).self, input, options: options)")
        }
    }

    private func type(_ operation: OperationDescription) -> String {
        SwiftNames.qualified(SwiftNames.type(operation), operation.module)
    }

    private func input(_ operation: OperationDescription) -> String {
        let request = SwiftNames.qualified(SwiftNames.request(operation), operation.module)
        return operation.arguments.contains(where: \.mustBeGiven) ? request : "\(request) = \(request)()"
    }

    private func notes(_ operation: OperationDescription) -> [String] {
        var notes: [String] = []
        if let replacement = operation.replacement {
            notes.append("Retiring: use " + (methods[replacement].map { "``\($0)``" } ?? "`\(replacement)`") + ".")
        }
        if let action = operation.iamAction { notes.append("Needs the permission `\(action)`.") }
        let section = operation.section > .none ? ", section \(operation.section) of the API reference" : ""
        notes.append("`\(operation.method) \(operation.path)`\(section); `\(operation.luaName)` in scripts.")
        return notes
    }

    private func answer(_ operation: OperationDescription) -> String {
        guard let object = operation.responseObject else { return "The answer, which has no documented members." }
        return object.summary.isEmpty ? "The answer." : object.summary
    }
}
