public import JSONWire

/// Checks requests by the description, on either side of the wire.
public enum RequestValidator {
    /// What a check found.
    public struct Result: Sendable {
        /// The arguments in wire form, in the order of the description: path, query, header, body. Members that break a rule are
        /// missing.
        public let arguments: JSONObject
        /// Every rule that is broken; none when the request is right.
        public let problems: [ValidationProblem]
    }

    /// Checks the arguments of a call before it is sent.
    public static func check(_ operation: OperationDescriptor, arguments: JSONObject) -> Result {
        var checker = ArgumentChecker()
        var given = arguments
        // A parameter cannot be null on the wire: null means that it is not given.
        for parameter in operation.parameters where given[parameter.field.name]?.isNull == true {
            given[parameter.field.name] = nil
        }
        let checked = checker.check(given, of: operation.scope, path: "")
        return Result(arguments: checked, problems: checker.problems)
    }

    /// Checks a request that arrived, whose parameters are all text.
    ///
    /// - Parameters:
    ///   - path: The path's parameters, decoded. `project_id` is not looked at.
    ///   - query: The query's pairs in order, decoded. A repeated name is refused unless the parameter is a list.
    ///   - body: The body as JSON, nil when there is none.
    public static func check(
        _ operation: OperationDescriptor, path: [String: String], query: [(name: String, value: String)],
        body: JSONValue?
    ) -> Result {
        var early: [ValidationProblem] = []
        var arguments = JSONObject()
        for (name, value) in path where name != "project_id" { arguments[name] = .string(value) }
        for (name, value) in query {
            let field = operation.parameters.first { $0.location == .query && $0.field.wireName == name }?.field
            if field == nil, operation.argument(name) != nil {
                // It has its place elsewhere; here it would be taken for that.
                early.append(ValidationProblem(path: name, message: "unknown field `\(name)` in the query"))
                continue
            }
            read(field?.name ?? name, value, field, into: &arguments, problems: &early)
        }
        switch body {
        case .object(let members):
            if operation.body == nil, !members.isEmpty {
                early.append(ValidationProblem(path: "", message: "\(operation.luaName) takes no body"))
            }
            for (name, value) in members where operation.body != nil {
                if let field = operation.bodyObject?.fields.first(where: { $0.wireName == name }) {
                    arguments[field.name] = value
                } else if operation.argument(name)?.name == name {
                    early.append(ValidationProblem(path: name, message: "unknown field `\(name)` in the body"))
                } else {
                    arguments[name] = value
                }
            }
        case .none where operation.isBodyRequired:
            early.append(ValidationProblem(path: "", message: "a body is required"))
        case .none: break
        case .some: early.append(ValidationProblem(path: "", message: "the body must be a JSON object"))
        }
        let result = check(operation, arguments: arguments)
        return Result(arguments: result.arguments, problems: early + result.problems)
    }

    /// The rules that a request breaks which arrived; see ``check(_:path:query:body:)``.
    public static func problems(
        _ operation: OperationDescriptor, path: [String: String], query: [(name: String, value: String)],
        body: JSONValue?
    ) -> [ValidationProblem] {
        check(operation, path: path, query: query, body: body).problems
    }

    /// Reads one query pair by the parameter's type; a text that does not fit stays text and is refused by the check.
    private static func read(
        _ name: String, _ value: String, _ field: Field?, into arguments: inout JSONObject,
        problems: inout [ValidationProblem]
    ) {
        if case .array(let item, _, _) = field?.schema {
            let items = arguments[name]?.arrayValue ?? []
            arguments[name] = .array(items + [typed(value, item)])
        } else if arguments[name] != nil {
            problems.append(ValidationProblem(path: name, message: "`\(name)` is given twice"))
        } else {
            arguments[name] = field.map { typed(value, $0.schema) } ?? .string(value)
        }
    }

    private static func typed(_ text: String, _ schema: Schema) -> JSONValue {
        switch schema {
        case .integer: Int64(text).map { .integer($0) } ?? .string(text)
        case .number: JSONValue.number(inText: text) ?? .string(text)
        case .boolean: text == "true" ? .bool(true) : text == "false" ? .bool(false) : .string(text)
        case .string, .array, .object, .any: .string(text)
        }
    }
}
