import APIDescription
import APIDescriptionYAML
import GaussDB
import RepositoryReading
import Testing

@testable import MoonbookCLI

/// The pages are written from the description, the terminal from the client's tables: nothing may be lost between them.
@Suite("The reference in the terminal, beside the pages")
struct SameWordsTests {
    private static let described = Result {
        let files = Repository.files(under: "Sources/GaussDB/API", extensions: ["yaml"])
        let sources = try files.map { (String($0.name), try DescriptionNode(yaml: $0.text, file: String($0.name))) }
        let modules = try DescriptionParser.parse(sources: Dictionary(uniqueKeysWithValues: sources)).modules
        return modules.flatMap(\.operations)
    }

    /// The calls on the pages, by the name of the operation.
    private static let calls: [String: String] = {
        var calls: [String: String] = [:]
        for page in Repository.files(under: "docs/reference", extensions: ["md"]) {
            for block in page.text.split(separator: "\n```lua\n").dropFirst() {
                guard let end = block.firstRange(of: "\n```") else { continue }
                let code = block[..<end.lowerBound]
                let head = "local result = "
                guard code.hasPrefix(head) else { continue }
                calls[String(code.dropFirst(head.count).prefix { $0 != " " })] = String(code)
            }
        }
        return calls
    }()

    @Test("gives the same call in a script, of every operation")
    func calls() {
        for operation in Catalogue.shared.allOperations {
            let lua = CallExample(operation: operation, ellipsis: "…", width: 100).lua
            #expect(lua.joined(separator: "\n") == Self.calls[operation.luaName])
        }
        #expect(Set(Self.calls.keys) == Set(Catalogue.shared.luaNames))
    }

    @Test("has the same rules in words for every field, its members and the answer")
    func words() throws {
        let described = try Self.described.get()
        for operation in described {
            let known = try #require(Catalogue.shared.operation(lua: operation.luaName))
            let words = OperationWords(known)
            let told = Self.facts(
                words.arguments.map { FieldDescription($0) }, words.constraints.map { ConstraintDescription($0) })
            let expected = Self.facts(operation.arguments, operation.ownConstraints)
            Self.compare(told, expected, operation.luaName)
            Self.compare(
                Self.facts(known.response.map { ValueType($0) }, at: ""), Self.facts(operation.response, at: ""),
                operation.luaName + "'s answer")
        }
        #expect(described.count == Catalogue.shared.allOperations.count)
    }

    @Test("writes bounds that are no whole numbers as decimals, and whole ones without a point")
    func bounds() {
        func range(_ minimum: Double?, _ maximum: Double?) -> String? {
            let type = ValueType(Schema.number(.init(minimum: minimum, maximum: maximum)))
            return FieldFacts(FieldDescription(name: "ratio", type: type)).range
        }
        #expect(range(0.1, 2.5) == "0.1 to 2.5")
        #expect(range(0, 100) == "0 to 100")
        #expect(range(-0.25, nil) == "-0.25 or more")
        #expect(range(nil, 12_345_678_901) == "at most 12345678901")
    }

    private static func compare(_ told: [String], _ expected: [String], _ name: String) {
        for difference in told.difference(from: expected) {
            switch difference {
            case .insert(_, let line, _): Issue.record("\(name): only the terminal says: \(line)")
            case .remove(_, let line, _): Issue.record("\(name): only the description says: \(line)")
            }
        }
    }

    /// All that words and examples are made of, a line for each field and rule.
    private static func facts(
        _ fields: [FieldDescription], _ constraints: [ConstraintDescription], at path: String = ""
    ) -> [String] {
        constraints.map { "\(path)*: \(ConstraintSentence.sentence($0))" }
            + fields.flatMap { field in [line(field, at: path)] + facts(field.type, at: "\(path)\(field.name).") }
    }

    private static func facts(_ type: ValueType?, at path: String) -> [String] {
        guard let type else { return [] }
        return ["\(path)= \(TypeWords.type(type))"]
            + (type.object.map { facts($0.fields, $0.constraints, at: path) } ?? [])
    }

    private static func line(_ field: FieldDescription, at path: String) -> String {
        let facts = FieldFacts(field)
        let meanings = facts.meanings.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        let parts = [
            "\(path)\(field.name)", field.wireName ?? "", field.mustBeGiven ? "required" : "",
            field.isSensitive ? "sensitive" : "", facts.sentences(withValues: true), facts.pattern ?? "",
            meanings.joined(separator: "; "), ExampleValue(field).lua(unknown: "…"), field.summary,
        ]
        return parts.joined(separator: " | ")
    }
}
