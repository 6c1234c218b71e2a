import APIDescription
import APIDescriptionYAML
import Foundation
import JSONWire
import Testing

@testable import APIGenerator

@Suite("Description files in JSON")
struct JSONDescriptionTests {
    @Test("are read the same as in YAML")
    func same() throws {
        var fromYAML: [String: DescriptionNode] = [:]
        var fromJSON: [String: DescriptionNode] = [:]
        for (name, text) in SampleDescription.sources {
            let node = try DescriptionNode(yaml: text, file: name)
            fromYAML[name] = node
            fromJSON[name] = DescriptionNode(Self.json(node))
        }
        #expect(try Self.tables(fromJSON) == Self.tables(fromYAML))
        #expect(try Self.tables(fromJSON).contains { $0.contains("op\tUpdateShop\t") })
    }

    @Test("have numbers, booleans and null where YAML has their texts")
    func scalars() throws {
        let node = DescriptionNode(try JSONValue(parsing: Array(#"{"a": [1, -2.5, true, false, null, "x"]}"#.utf8)))
        guard case .mapping(let members) = node.content, case .sequence(let elements) = members.first?.value.content
        else {
            Issue.record("an object with a list was read")
            return
        }
        let texts = elements.map { element in
            if case .scalar(let text) = element.content { text } else { "?" }
        }
        #expect(texts == ["1", "-2.5", "true", "false", "null", "x"])
    }

    @Test("may refer to what the project's own files share, without a reader for YAML")
    func shared() throws {
        let compiled = try DescriptionNode.shared()
        let repository = try Repository.containing(.init(fileURLWithPath: #filePath))
        let file = try #require(try repository.sources()[DescriptionNode.sharedName])
        let read = try DescriptionNode(yaml: file, file: DescriptionNode.sharedName)
        #expect(Self.json(compiled) == Self.json(read))
        #expect(try DocumentSet(sources: ["common.yaml": compiled]).document("common.yaml")["components"] != nil)
    }

    @Test("are refused with the name of the file and the reason, like YAML")
    func refused() throws {
        let document = try JSONValue(
            parsing: Array(#"{"paths": {"/x": {"get": {"operationId": "X", "sumary": "x"}}}}"#.utf8))
        let error = #expect(throws: DescriptionError.self) {
            try DescriptionParser.parse(sources: ["ours.json": DescriptionNode(document)])
        }
        #expect(error?.description == "ours.json: unknown key `sumary`")
    }

    private static func tables(_ sources: [String: DescriptionNode]) throws -> [String] {
        try DescriptionParser.parse(sources: sources).modules.map { TableRenderer.text($0) }
    }

    /// The same document in JSON, scalars as what they look like.
    private static func json(_ node: DescriptionNode) -> JSONValue {
        switch node.content {
        case .scalar("true"): return .bool(true)
        case .scalar("false"): return .bool(false)
        case .scalar(let text): return Int64(text).map { .integer($0) } ?? .string(text)
        case .sequence(let elements): return .array(elements.map(json))
        case .mapping(let members):
            var object = JSONObject()
            for (key, value) in members { object[key] = json(value) }
            return .object(object)
        }
    }
}
