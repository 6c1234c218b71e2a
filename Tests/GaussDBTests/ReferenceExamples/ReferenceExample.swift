import GaussDB
import JSONWire
import RepositoryReading
import Testing

/// The examples of one section of the API reference, in a file of `Fixtures/ReferenceExamples` named after the section.
struct ReferenceExample: Sendable, CustomTestStringConvertible {
    /// A request as it is on the wire: all parameters are text.
    struct Request: Sendable {
        let path: [String: String]
        let query: [(name: String, value: String)]
        let body: JSONValue?
        /// The rules of its own section that the example breaks, each as the path of the member, a colon, and a part of the
        /// message.
        let violations: [String]
        /// Values in place of those that break a rule.
        let mended: JSONObject

        /// The request as the service takes it: as it is when it breaks no rule, or mended; else nil.
        var acceptable: Request? {
            if violations.isEmpty { return self }
            guard !mended.isEmpty else { return nil }
            var path = path
            var members = body?.objectValue
            for (name, value) in mended {
                if path[name] != nil { path[name] = value.stringValue } else { members?[name] = value }
            }
            return Request(path: path, query: query, body: members.map(JSONValue.object), violations: [], mended: [:])
        }
    }

    struct Response: Sendable {
        let status: Int
        let body: JSONObject
        /// The members that no table of the section has, with `[]` for the items of a list.
        let unknown: [String]
    }

    let section: String
    /// The service's public name of the operation.
    let operation: String
    let requests: [Request]
    let responses: [Response]
    /// What was mended, and why.
    let repairs: [String]

    var testDescription: String { section + " " + operation }

    /// All of them, in the order of the files' names.
    static let all: [ReferenceExample] = Repository.files(
        under: "Tests/GaussDBTests/Fixtures/ReferenceExamples", extensions: ["json"]
    ).map(ReferenceExample.init)

    /// The examples of the operation whose public name is `operation`.
    static func of(_ operation: String) throws -> ReferenceExample {
        try #require(all.first { $0.operation == operation }, "\(operation)")
    }

    private init(_ file: Repository.File) {
        section = String(file.name.dropLast(".json".count))
        // A file that cannot be read has no operation, which a test refuses.
        let document = (try? JSONValue(parsing: file.text)) ?? .null
        operation = document["operation"]?.stringValue ?? ""
        requests = Self.items(document["requests"]).map { request in
            Request(
                path: Dictionary(uniqueKeysWithValues: Self.texts(request["path"]).map { ($0.name, $0.value) }),
                query: Self.texts(request["query"]), body: request["body"],
                violations: Self.strings(request["violates"]), mended: request["mended"]?.objectValue ?? [:])
        }
        responses = Self.items(document["responses"]).map { response in
            Response(
                status: Int(response["status"]?.integerValue ?? 0), body: response["body"]?.objectValue ?? [:],
                unknown: Self.strings(response["unknown"]))
        }
        repairs = Self.strings(document["repairs"])
    }

    private static func items(_ value: JSONValue?) -> [JSONValue] {
        value?.arrayValue ?? []
    }

    private static func strings(_ value: JSONValue?) -> [String] {
        items(value).compactMap(\.stringValue)
    }

    private static func texts(_ value: JSONValue?) -> [(name: String, value: String)] {
        (value?.objectValue ?? [:]).compactMap { name, value in value.stringValue.map { (name: name, value: $0) } }
    }
}
