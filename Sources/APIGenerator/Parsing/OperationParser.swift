/// Reads the operations of one file.
struct OperationParser {
    let documents: DocumentSet

    private var schemas: SchemaParser { SchemaParser(documents: documents) }

    /// Parameters that the client fills in; callers never see them.
    private static let clientParameters: Set<String> = ["project_id", "X-Auth-Token", "X-Language"]
    private static let methods = ["get", "post", "put", "delete", "patch", "head"]
    private static let keywords: Set<String> = [
        "operationId", "summary", "description", "parameters", "requestBody", "responses", "deprecated",
        "x-constraints",
        "x-deviation", "x-effect", "x-iam-action", "x-lua-name", "x-paging", "x-replaced-by", "x-section",
        "x-swift-name",
        "x-wait",
    ]

    /// The operations under one path.
    func operations(path: String, _ item: Element) throws -> [OperationDescription] {
        try item.allow(only: Set(Self.methods + ["parameters", "summary", "description"]))
        let shared = try item["parameters"]?.elements() ?? []
        return try item.members().filter { Self.methods.contains($0.key) }.map { method, element in
            try operation(method, path, element, shared: shared)
        }
    }

    private func operation(
        _ method: String, _ path: String, _ element: Element, shared: [Element]
    ) throws -> OperationDescription {
        try element.allow(only: Self.keywords)
        let id = try element.required("operationId").text()
        let responses = try element.required("responses").members().filter { $0.key.hasPrefix("2") }
        guard let success = responses.first else { throw element.error("\(id) documents no success") }
        let sectionElement = try element.required("x-section")
        guard let section = Section(try sectionElement.text()) else {
            throw sectionElement.error("not a section number")
        }
        let effectElement = try element.required("x-effect")
        guard let effect = OperationDescription.Effect(rawValue: try effectElement.text()) else {
            throw effectElement.error("the effect is read, change or destroy")
        }
        let luaName = try element.required("x-lua-name")
        guard try luaName.text().contains(".") else { throw luaName.error("a name such as `module.function` expected") }
        let body = try element["requestBody"].map { try documents.resolve($0) }
        let parameters = try (shared + (element["parameters"]?.elements() ?? [])).compactMap(parameter)
        try checkPath(path, parameters, element)
        return OperationDescription(
            id: id, luaName: try luaName.text(), swiftName: try element["x-swift-name"]?.text(),
            method: method.uppercased(),
            path: path, section: section,
            summary: try element.required("summary").prose(), details: try element["description"]?.paragraphs() ?? [],
            effect: effect, wait: try wait(element["x-wait"]), paging: try paging(element["x-paging"]),
            parameters: parameters,
            body: try body.map { try schemas.object(Self.schema($0), owner: .init(name: id + "Request")) },
            isBodyRequired: try body?["required"]?.flag() ?? false,
            response: try response(success.value, owner: .init(name: id + "Response")),
            successStatuses: responses.map(\.key), iamAction: try element["x-iam-action"]?.text(),
            replacement: try element["x-replaced-by"]?.text(),
            constraints: try ConstraintParser.constraints(element["x-constraints"]))
    }

    private func parameter(_ element: Element) throws -> ParameterDescription? {
        let parameter = try documents.resolve(element)
        try parameter.allow(only: ["name", "in", "required", "description", "schema", "x-deviation"])
        let name = try parameter.required("name").text()
        guard !Self.clientParameters.contains(name) else { return nil }
        let place = try parameter.required("in")
        guard let location = ParameterDescription.Location(rawValue: try place.text()) else {
            throw place.error("a parameter is in the path, the query or a header")
        }
        let field = try schemas.field(
            name, parameter.required("schema"), isRequired: try parameter["required"]?.flag() ?? false,
            summary: try parameter["description"]?.prose(), owner: .init(name: ""))
        return ParameterDescription(location: location, field: field)
    }

    /// Every name in the path's braces is described, and every path parameter is in the path.
    private func checkPath(_ path: String, _ parameters: [ParameterDescription], _ element: Element) throws {
        let names = Set(
            path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) })
        let described = Set(parameters.filter { $0.location == .path }.map(\.field.name))
        let wrong = names.subtracting(Self.clientParameters).symmetricDifference(described)
        if let name = wrong.min() {
            throw element.error("`\(name)` must be in the path and among the parameters of \(path)")
        }
    }

    private func response(_ element: Element, owner: SchemaParser.Owner) throws -> ValueType? {
        let response = try documents.resolve(element)
        guard response["content"] != nil else { return nil }
        return try schemas.type(Self.schema(response), owner: owner)
    }

    /// The schema of a body in JSON.
    private static func schema(_ container: Resolved) throws -> Element {
        try container.required("content").required("application/json").required("schema")
    }

    /// `x-wait: resource` or `x-wait: { job: job_id }`
    private func wait(_ element: Element?) throws -> OperationDescription.Wait? {
        guard let element else { return nil }
        let kind: String
        var field: String?
        if element.isMapping {
            guard let member = try element.members().first else { throw element.error("what to wait for?") }
            kind = member.key
            field = try member.value.text()
        } else {
            kind = try element.text()
        }
        guard ["none", "job", "jobs", "workflow", "order", "resource"].contains(kind) else {
            throw element.error("unknown kind of wait `\(kind)`")
        }
        return OperationDescription.Wait(kind: kind, field: field)
    }

    private func paging(_ element: Element?) throws -> OperationDescription.Paging? {
        guard let element else { return nil }
        guard let (kind, items) = try element.members().first else { throw element.error("which paging?") }
        guard ["offset", "body_offset", "line_number"].contains(kind) else {
            throw element.error("unknown kind of paging `\(kind)`")
        }
        return OperationDescription.Paging(kind: kind, items: try items.text())
    }
}
