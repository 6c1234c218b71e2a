public import JSONWire

/// Makes a request from arguments: checks them all, then writes target, headers and body.
public enum RequestBuilder {
    /// The largest body the service accepts with a signature, in bytes.
    public static let maxBodyBytes = 12 << 20

    /// Checks `arguments` against the description and builds the request that carries them.
    ///
    /// - Parameters:
    ///   - arguments: Path, query, header and body members together, by their reference names. `project_id` is not among them.
    ///   - projectID: Fills `{project_id}` in the path.
    /// - Throws: ``GaussDBError`` of kind ``GaussDBError/Kind/validation``: the message is the first problem, the hint lists
    ///   the others. Nothing was sent. Values of sensitive members are never part of it.
    public static func prepare(
        _ operation: OperationDescriptor, arguments: JSONObject, projectID: String, endpoint: Endpoint,
        options: CallOptions
    ) throws -> Call {
        let result = RequestValidator.check(operation, arguments: arguments)
        var problems = result.problems
        let target = RequestTarget.target(of: operation, result.arguments, projectID: projectID, problems: &problems)
        let headers = headers(of: operation, result.arguments, problems: &problems)
        guard problems.isEmpty else { throw error(problems, operation) }
        let body = try body(of: operation, result.arguments)
        guard body.count <= maxBodyBytes else {
            throw GaussDBError(
                kind: .validation, class: .input,
                message: "the request body has \(body.count) bytes; at most \(maxBodyBytes) are allowed",
                operation: operation.luaName, hint: "split the call into several smaller ones")
        }
        let request = WireRequest(
            method: operation.method, endpoint: endpoint, target: target, headers: headers, body: body)
        return Call(operation: operation, arguments: result.arguments, options: options, request: request)
    }

    private static func error(_ problems: [ValidationProblem], _ operation: OperationDescriptor) -> GaussDBError {
        let others = problems.dropFirst().map(\.message)
        return GaussDBError(
            kind: .validation, class: .input, message: problems[0].message, operation: operation.luaName,
            hint: others.isEmpty ? nil : "also: " + others.joined(separator: "; "), path: problems[0].path)
    }

    private static func headers(
        of operation: OperationDescriptor, _ arguments: JSONObject, problems: inout [ValidationProblem]
    ) -> HTTPFields {
        // The service wants the content type on every request, with or without a body.
        var headers: HTTPFields = ["Content-Type": "application/json"]
        for parameter in operation.parameters where parameter.location == .header {
            let name = parameter.field.name
            guard let given = arguments[name], !given.isNull else { continue }
            guard let value = given.tolerantString else {
                RequestText.report(given, name, place: "a header", problems: &problems)
                continue
            }
            if value.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\t" || $0.value == 0x7F }) {
                problems.append(
                    ValidationProblem(
                        path: name, message: "`\(name)` contains a line break or another control character"))
            } else {
                headers[name] = value
            }
        }
        return headers
    }

    /// The body's bytes, its members in the order of the description; none when the operation takes none, or takes an optional
    /// one and no member is given.
    ///
    /// - Throws: ``GaussDBError`` of kind `validation` for a number that JSON cannot write.
    private static func body(
        of operation: OperationDescriptor, _ arguments: JSONObject
    ) throws(GaussDBError) -> [UInt8] {
        guard let schema = operation.bodyObject else { return [] }
        var members = JSONObject()
        members.reserveCapacity(arguments.count)
        for (name, value) in arguments where !operation.isParameter(name) {
            let field = schema.field(name)
            guard field != nil || schema.isOpen else { continue }
            members.append(key: field?.wireName ?? name, value: value)
        }
        guard operation.isBodyRequired || !members.isEmpty else { return [] }
        var writer = JSONWriter()
        do {
            try writer.object(members)
        } catch {
            // The check finds what is not finite, with its path; a program can also make up a literal.
            throw GaussDBError(
                kind: .validation, class: .input, message: "the body has a number that JSON cannot write: \(error)",
                operation: operation.luaName, hint: "nothing was sent")
        }
        return writer.bytes
    }
}
