import JSONWire
import Testing

@testable import GaussDB

@Suite("Answers of the API reference")
struct ReferenceResponseTests {
    private static let types = Dictionary(uniqueKeysWithValues: OperationTypes.all.map { ($0.descriptor.id, $0) })
    private static let examples = ReferenceExample.all.filter { !$0.responses.isEmpty }

    private func successes(of example: ReferenceExample) -> [ReferenceExample.Response] {
        example.responses.filter { $0.status < 400 }
    }

    @Test("have documented statuses", arguments: examples)
    func statusesAreDocumented(example: ReferenceExample) throws {
        let operation = try #require(Catalogue.shared.operation(id: example.operation))
        for response in successes(of: example) { #expect(operation.successStatuses.contains(response.status)) }
    }

    @Test("have no members that the description does not know, but those that are listed", arguments: examples)
    func membersAreDescribed(example: ReferenceExample) throws {
        let operation = try #require(Catalogue.shared.operation(id: example.operation))
        for response in successes(of: example) {
            let body = JSONValue.object(response.body)
            let unknown = operation.response?.unknownMembers(of: body) ?? response.body.keys
            #expect(unknown == response.unknown)
        }
    }

    @Test("come back the same from their types", arguments: examples)
    func passTheTypes(example: ReferenceExample) throws {
        let type = try #require(Self.types[example.operation])
        for response in successes(of: example) {
            // A type has nil for what is null, and does not write it.
            let body = JSONValue.object(response.body).withoutNulls
            let model = try read(type, body.serialized())
            let back = JSONValue.object(model.encode())
            #expect(Comparison.differences(body, back, by: type.descriptor.response) == [])
            let unknown = type.descriptor.response?.unknownMembers(of: body) ?? response.body.keys
            #expect(Self.unrecognized(in: model) == Set(unknown.map(Self.lastName)))
        }
    }

    @Test("come back the same through a schema, as scripts get them", arguments: examples)
    func passTheSchema(example: ReferenceExample) throws {
        let operation = try #require(Catalogue.shared.operation(id: example.operation))
        for response in successes(of: example) {
            let body = JSONValue.object(response.body)
            var sink = SchemaSink(JSONTreeBuilder(), schema: operation.response)
            try JSONScanner.scan(body.serialized(), into: &sink)
            let back = try #require(sink.base.finished())
            #expect(Comparison.differences(body, back, by: operation.response) == [])
        }
    }

    @Test("are understood where they tell of an error", arguments: examples)
    func errorsAreRead(example: ReferenceExample) throws {
        for response in example.responses where response.status >= 400 {
            let error = ErrorBody(JSONValue.object(response.body).serialized())
            #expect(error.code == response.body["error_code"]?.stringValue)
            #expect(error.message == response.body["error_msg"]?.stringValue)
        }
    }

    private func read<O: GaussDB.Operation>(_ type: O.Type, _ body: [UInt8]) throws -> any ResponseModel {
        try O.Output(body: body)
    }

    /// `status` of `backups[].status`
    private static func lastName(of path: String) -> String {
        path.split(separator: ".").last.map(String.init) ?? path
    }

    /// The names of members that a model, and the models within it, did not recognize.
    private static func unrecognized(in value: Any) -> Set<String> {
        var names = Set((value as? any ResponseModel)?.unrecognized.keys ?? [])
        // What is kept as it came has no models.
        if value is JSONObject || value is JSONValue { return [] }
        for child in Mirror(reflecting: value).children { names.formUnion(unrecognized(in: child.value)) }
        return names
    }
}
