import APIDescription
import APIDescriptionYAML
import Foundation

@testable import APIGenerator

/// The real description, and all that is generated from it.
struct Surfaces {
    let api: ServiceDescription
    private let files: [String: String]

    /// Read once for all tests.
    private static let shared = Result { try Surfaces() }

    static func described() throws -> Surfaces { try shared.get() }

    private init() throws {
        let sources = try Repository.containing(URL(fileURLWithPath: #filePath)).sources()
        api = try DescriptionParser.parse(
            sources: Dictionary(
                uniqueKeysWithValues: sources.map { ($0.key, try DescriptionNode(yaml: $0.value, file: $0.key)) }))
        files = Dictionary(uniqueKeysWithValues: try Pipeline.files(sources: sources).map { ($0.path, $0.content) })
    }

    var operations: [OperationDescription] { api.modules.flatMap(\.operations) }

    var generated: [GeneratedFile] { files.map { GeneratedFile(path: $0.key, content: $0.value) } }

    func file(_ path: String) -> String { files[path] ?? "" }

    /// The names of the surfaces that an operation lacks.
    func missing(_ operation: OperationDescription, in module: ModuleDescription) -> [String] {
        let surfaces =
            table(operation, module) + swift(operation, module) + lua(operation, module)
            + reference(operation, module)
        return surfaces.filter { !$0.isThere }.map(\.name)
    }

    private typealias Surface = (name: String, isThere: Bool)

    private func table(_ operation: OperationDescription, _ module: ModuleDescription) -> [Surface] {
        let text = file("\(GeneratedFolder.swift)/\(module.name).table.swift")
        let head = ["op", operation.id, operation.luaName, operation.method, operation.path].joined(separator: "\t")
        let record = Self.part(of: text, from: "\n\(head)\n", to: "\nop\t")
        return [
            ("a record in the operation table", !record.isEmpty),
            ("its section", record.contains("\n=\tsection\t\(operation.section)\n")),
            ("its effect", record.contains("\n=\teffect\t\(operation.effect.rawValue)\n")),
            ("a summary", record.contains("\ns\t\(operation.summary)\n") && !operation.summary.isEmpty),
            ("a success", !operation.successStatuses.isEmpty),
        ]
    }

    private func swift(_ operation: OperationDescription, _ module: ModuleDescription) -> [Surface] {
        let operations = file("\(GeneratedFolder.swift)/\(module.name).operations.swift")
        let models = file("\(GeneratedFolder.swift)/\(module.name).models.swift")
        let type = Self.part(of: operations, from: "public enum \(SwiftNames.type(operation)): ", to: "\n\n")
        let comment = Self.comment(before: "public func \(SwiftNames.method(operation))(\n", in: operations)
            .replacing(#/\n *///\ /#, with: " ")
        let types = file("\(GeneratedFolder.tests)/OperationTypes.swift")
        let retiring = comment.contains("Retiring: use ``") && comment.contains("@available(*, deprecated, message: ")
        return [
            ("a Swift type", type.contains("described(\"\(operation.id)\")")),
            ("an entry in the list of types", types.contains(Self.qualified(operation) + ".self,\n")),
            ("a method of the client with its section", comment.contains("section \(operation.section) of the API")),
            ("a method that says what it throws", comment.contains("- Throws: ``GaussDBError``")),
            ("a typed request", models.contains("struct \(SwiftNames.request(operation)): RequestModel")),
            ("its replacement in Swift", operation.replacement == nil || retiring),
            (
                "pages in Swift",
                operation.paging == nil || operations.contains("\(SwiftNames.method(operation))Paginated(\n")
            ),
        ]
    }

    private func lua(_ operation: OperationDescription, _ module: ModuleDescription) -> [Surface] {
        let text = file("\(GeneratedFolder.annotations)/\(module.name).lua")
        let head = Self.comment(
            before: "function \(operation.luaName)(arguments, options) end\n", in: text, mark: "---")
        let deprecation = operation.replacement.map { "---@deprecated use `\($0)`\n" } ?? ""
        let arguments = "moonbook.\(operation.luaName)_arguments"
        let each = operation.pagers.map { "function \($0.each)(arguments, options) end\n" } ?? ""
        return [
            ("an annotation", head.contains("--- \(operation.summary.prefix(20))")),
            ("@async", head.contains("\n---@async\n")),
            (
                "the class of its arguments",
                text.contains("\n---@class \(arguments)\n") && head.contains(" \(arguments)\n")
            ),
            ("its section in the annotation", head.contains("Section \(operation.section) of the API reference.")),
            ("its replacement in the annotation", head.contains(deprecation) || deprecation.isEmpty),
            ("a function for all pages", text.contains(each) || each.isEmpty),
        ]
    }

    private func reference(_ operation: OperationDescription, _ module: ModuleDescription) -> [Surface] {
        let page = file("\(GeneratedFolder.reference)/\(module.name).md")
        let index = file("\(GeneratedFolder.reference)/README.md")
        let anchor = operation.luaName.filter { $0 != "." }
        let link = "[`\(operation.luaName)`](\(module.name).md#\(anchor))"
        let part = Self.part(of: page, from: "\n## \(operation.luaName)\n", to: "\n## ")
        let client = operation.luaName.hasPrefix("legacy.") ? "client.legacy" : "client"
        return [
            ("a heading in the reference", !part.isEmpty),
            ("a link in the index", index.contains(link)),
            ("an example in Lua", part.contains("```lua\nlocal result = \(operation.luaName) {")),
            ("an example in Swift", part.contains("await \(client).\(SwiftNames.method(operation))(")),
            ("its request in the reference", part.contains("`\(operation.method) \(operation.path)`")),
            (
                "its replacement in the reference",
                operation.replacement.map { part.contains("- Retiring: use [`\($0)`]") } ?? true
            ),
        ]
    }

    private static func qualified(_ operation: OperationDescription) -> String {
        SwiftNames.qualified(SwiftNames.type(operation), operation.module)
    }

    /// `text` from `start` to the next `end`, or to its end; empty when `start` is not in it.
    private static func part(of text: String, from start: String, to end: String) -> String {
        guard let head = text.firstRange(of: start) else { return "" }
        let rest = text[head.upperBound...]
        return start + rest[..<(rest.firstRange(of: end)?.lowerBound ?? rest.endIndex)] + "\n"
    }

    /// The lines of comments and attributes right before `declaration`.
    private static func comment(before declaration: String, in text: String, mark: String = "///") -> String {
        guard let place = text.firstRange(of: declaration) else { return "" }
        let lines = text[..<place.lowerBound].split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        let comment = lines.reversed().prefix { line in
            let content = line.drop { $0 == " " }
            return content.hasPrefix(mark) || content.hasPrefix("@")
        }
        return "\n" + comment.reversed().map { String($0) }.joined(separator: "\n") + "\n"
    }
}
