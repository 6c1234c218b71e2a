public import JSONWire

extension Client {
    /// Sends a request that the description need not know: same signing, retries, policies and errors as every call.
    ///
    /// A request whose method and path are those of a described operation counts as that operation, for policies, for
    /// repeating and in errors; any other counts as `api.request`, which reads for GET and HEAD, destroys for DELETE and
    /// changes something otherwise. Its arguments are not checked.
    ///
    /// - Parameters:
    ///   - method: The HTTP method.
    ///   - path: From `/` on, for example `/v3/{project_id}/instances`. `{project_id}` is filled in; other segments are
    ///     taken as text and percent-encoded.
    ///   - query: Names and values; a list repeats its name.
    ///   - body: Nil sends none.
    ///   - options: What is different for this one call.
    ///   - catalogue: The operations that are described, among them those that were added at run time.
    /// - Returns: The answer: a JSON object, or nothing.
    /// - Throws: ``GaussDBError``; of kind `validation` when the path is no path, `network` when the answer is no JSON object.
    public func request(
        _ method: HTTPMethod, _ path: String, query: JSONObject = JSONObject(), body: JSONObject? = nil,
        options: CallOptions = CallOptions(), catalogue: Catalogue = .shared
    ) async throws -> CallResponse {
        let (operation, arguments) = try RawRequest.operation(
            method, path, query: query, body: body, catalogue: catalogue)
        let response = try await call(operation, arguments, options: options)
        guard !response.body.isEmpty else { return response }
        guard (try? JSONValue(parsing: response.body))?.objectValue != nil else {
            throw GaussDBError(
                kind: .network, message: "the answer is not a JSON object", operation: operation.luaName,
                status: response.status, requestID: response.requestID,
                mayHaveTakenEffect: operation.effect != .read, rawBody: ErrorText.excerpt(response.body))
        }
        return response
    }
}

/// Describes a request that nobody described.
package enum RawRequest {
    /// The name that such requests have in policies and errors.
    package static let name = "api.request"

    /// An operation for one request, and its arguments.
    package static func operation(
        _ method: HTTPMethod, _ path: String, query: JSONObject, body: JSONObject?, catalogue: Catalogue = .shared
    ) throws(GaussDBError) -> (OperationDescriptor, JSONObject) {
        try check(path)
        let known = known(method, path, in: catalogue)
        var arguments = JSONObject()
        var parameters: [Parameter] = []
        // Query and body are apart here, and may use the same names.
        var prefix = "query."
        while body?.keys.contains(where: { $0.hasPrefix(prefix) }) == true { prefix = "query." + prefix }
        for (name, value) in query where !value.isNull {
            let argument = prefix + name
            parameters.append(Parameter(location: .query, field: try field(name, argument, value)))
            arguments[argument] = value
        }
        for (name, value) in body ?? JSONObject() { arguments.append(key: name, value: value) }
        let operation = OperationDescriptor(
            id: known?.id ?? name, luaName: known?.luaName ?? name, method: method, path: PathTemplate(path),
            section: known?.section ?? "", summary: known?.summary ?? "", effect: known?.effect ?? effect(method),
            wait: .none, parameters: parameters,
            body: body == nil ? nil : .object(ObjectSchema(name: "", fields: [], isOpen: true)),
            isBodyRequired: body != nil)
        return (operation, arguments)
    }

    private static func check(_ path: String) throws(GaussDBError) {
        let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        let complaint: String? =
            if !path.hasPrefix("/") {
                "begins with `/`, for example `/v3/{project_id}/instances`"
            } else if path.contains("?") || path.contains("#") {
                "has no query: give that as `query`"
            } else if segments.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) {
                "has no empty segments, `.` or `..`"
            } else if segments.contains(where: { $0 != "{project_id}" && ($0.contains("{") || $0.contains("}")) }) {
                "has values where a reference has names in braces; only `{project_id}` is filled in"
            } else if path.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) {
                "has no control characters"
            } else {
                nil
            }
        guard let complaint else { return }
        throw GaussDBError(
            kind: .validation, class: .input, message: "a path \(complaint)", operation: name, hint: "nothing was sent",
            path: "path")
    }

    private static func field(_ name: String, _ argument: String, _ value: JSONValue) throws(GaussDBError) -> Field {
        let text = Schema.string(StringRules(acceptsScalars: true))
        switch value {
        case .array:
            return Field(
                name: argument, wireName: name, schema: .array(of: text, minCount: nil, maxCount: nil))
        case .object:
            throw GaussDBError(
                kind: .validation, class: .input,
                message: "`query.\(name)` is an object; a query has texts, numbers and lists",
                operation: self.name, hint: "nothing was sent", path: argument)
        default: return Field(name: argument, wireName: name, schema: text)
        }
    }

    private static func known(
        _ method: HTTPMethod, _ path: String, in catalogue: Catalogue
    ) -> OperationDescriptor? {
        let encoded = path.split(separator: "/").map { "/" + RequestTarget.encoded(String($0)) }.joined()
        if case .operation(let operation, _) = OperationRouter.of(catalogue).match(method: method, path: encoded) {
            return operation
        }
        return nil
    }

    private static func effect(_ method: HTTPMethod) -> Effect {
        switch method {
        case .get, .head: .read
        case .delete: .destroy
        case .post, .put, .patch: .change
        }
    }
}
