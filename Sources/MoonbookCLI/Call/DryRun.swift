import GaussDB
import JSONWire
import Moonbook

/// The request that a call would send: without signature, secrets masked.
struct DryRun: Sendable {
    let method: String
    /// Scheme, host, path and query, percent-encoded.
    let url: String
    let headers: [(name: String, value: String)]
    let query: JSONObject
    /// Nil when there is none.
    let body: JSONObject?

    /// Stands for the project's id where the configuration has none: asking for it would send something.
    static let unknownProject = "PROJECT_ID"

    /// - Throws: ``GaussDBError`` of kind `validation`.
    init(_ operation: OperationDescriptor, _ arguments: JSONObject, _ configuration: ClientConfiguration) throws {
        let call = try RequestBuilder.prepare(
            operation, arguments: arguments, projectID: configuration.projectID ?? Self.unknownProject,
            endpoint: configuration.endpoint, options: CallOptions())
        let shown = operation.redacted(call.arguments)
        method = operation.method.rawValue
        url = "\(configuration.endpoint)" + call.request.target
        headers = call.request.headers.map { ($0.name, $0.value) }
        var query = JSONObject()
        var outside: Set<String> = []
        for parameter in operation.parameters {
            let name = parameter.field.name
            outside.insert(name)
            if parameter.location == .query, let value = shown[name] { query.append(key: name, value: value) }
        }
        self.query = query
        var body = JSONObject()
        for (name, value) in shown where !outside.contains(name) { body.append(key: name, value: value) }
        self.body = call.request.body.isEmpty ? nil : body
    }

    /// As it would go over the wire.
    var text: String {
        var lines = ["\(method) \(url)"]
        lines += headers.map { "\($0.name): \($0.value)" }
        if let body { lines += ["", AnswerText.json(.object(body))] }
        return lines.joined(separator: "\n")
    }

    var value: JSONValue {
        [
            "method": .string(method), "url": .string(url), "query": .object(query),
            "body": body.map { .object($0) } ?? .null,
        ]
    }
}
