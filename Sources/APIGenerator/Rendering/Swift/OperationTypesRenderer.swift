import APIDescription

/// Writes the list of all operation types, for tests that walk them.
enum OperationTypesRenderer {
    static func file(_ api: ServiceDescription) -> GeneratedFile {
        let operations = api.modules.flatMap(\.operations)
        var lines = Lines()
        lines.add("// " + GeneratedFile.notice(source: nil))
        lines.add("// swift-format-ignore-file")
        lines.add()
        lines.add("import GaussDB")
        lines.add()
        lines.comment(["Every operation as a type."])
        lines.block("enum OperationTypes") { lines in
            lines.comment(["In the order of the reference, those that are retiring at the end."])
            lines.add(
                "static var all: [any Operation.Type] { current + (Retiring.self as any OperationTypeList.Type).types }"
            )
            lines.add()
            addList(
                "private static let current: [any Operation.Type] =", operations.filter { $0.replacement == nil },
                &lines)
        }
        lines.add()
        lines.add("private protocol OperationTypeList {")
        lines.add("    static var types: [any Operation.Type] { get }")
        lines.add("}")
        lines.add()
        lines.comment(["Asked through its protocol, so that naming deprecated types here is no warning."])
        lines.block("private enum Retiring: OperationTypeList") { lines in
            lines.add("@available(*, deprecated)")
            lines.block("static var types: [any Operation.Type]") { lines in
                addList("", operations.filter { $0.replacement != nil }, &lines)
            }
        }
        return GeneratedFile(path: "\(GeneratedFolder.tests)/OperationTypes.swift", content: lines.text)
    }

    private static func addList(_ head: String, _ operations: [OperationDescription], _ lines: inout Lines) {
        lines.add(head.isEmpty ? "[" : head + " [")
        for operation in operations {
            lines.add("    \(SwiftNames.qualified(SwiftNames.type(operation), operation.module)).self,")
        }
        lines.add("]")
    }
}
