/// Reads the operations of one file.
package struct OperationParser {
    package let documents: DocumentSet
    package let memory: SchemaMemory

    private var schemas: SchemaParser { SchemaParser(documents: documents, memory: memory) }

    private static let methods = ["get", "post", "put", "delete", "patch", "head"]
    private static let keywords: Set<String> = [
        "operationId", "summary", "description", "parameters", "requestBody", "responses", "deprecated",
        "x-constraints",
        "x-deviation", "x-effect", "x-iam-action", "x-lua-name", "x-paging", "x-replaced-by", "x-section",
        "x-swift-name",
        "x-wait", "x-watch",
    ]

    /// An operation, and where it says what its wait looks at, which may be described in another file.
    package struct Parsed {
        package let operation: OperationDescription
        package let watch: Element?
    }

    /// The operations under one path.
    package func operations(path: String, _ item: Element) throws -> [Parsed] {
        try item.allow(only: Set(Self.methods + ["parameters", "summary", "description"]))
        let names = try PathParser(path, at: item)
        let shared = try item["parameters"]?.elements() ?? []
        return try item.members().filter { Self.methods.contains($0.key) }.map { method, element in
            let operation = try operation(method, path, names, element, shared: shared)
            return Parsed(operation: operation, watch: element["x-watch"])
        }
    }

    private func operation(
        _ method: String, _ path: String, _ names: PathParser, _ element: Element, shared: [Element]
    ) throws -> OperationDescription {
        try element.allow(only: Self.keywords)
        let id = try Self.id(element.required("operationId"))
        let responses = try element.required("responses").members().filter { $0.key.hasPrefix("2") }
        guard let success = responses.first else { throw element.error("\(id) documents no success") }
        for (status, response) in responses where status.utf8.count != 3 || Int(status) == nil {
            throw response.error("`\(status)` is no status such as 200")
        }
        let section = try section(element["x-section"])
        let effectElement = try element.required("x-effect")
        guard let effect = OperationDescription.Effect(rawValue: try effectElement.text()) else {
            throw effectElement.error("the effect is read, change or destroy")
        }
        let luaName = try element.required("x-lua-name")
        try LuaName.check(luaName)
        let body = try element["requestBody"].map { try documents.resolve($0) }
        let parameters = try ParameterParser(documents: documents, schemas: schemas)
            .parameters(shared: shared, own: element["parameters"]?.elements() ?? [])
        try names.check(path, parameters, at: element)
        let replacement = try element["x-replaced-by"]?.text()
        guard try (element["deprecated"]?.flag() ?? false) == (replacement != nil) else {
            throw element.error("\(id): `deprecated` and `x-replaced-by` belong together")
        }
        let waits = try waits(element["x-wait"])
        let bodyObject = try body.map { try schemas.object(Self.schema($0), owner: .init(name: id + "Request")) }
        try checkArguments(parameters, bodyObject, element)
        let operation = OperationDescription(
            id: id, luaName: try luaName.text(), swiftName: try element["x-swift-name"]?.text(),
            method: method.uppercased(),
            path: path, section: section,
            summary: try element.required("summary").prose(), details: try element["description"]?.paragraphs() ?? [],
            effect: effect, wait: waits.first, order: waits.dropFirst().first?.field,
            watch: try watch(element["x-watch"]),
            paging: try paging(element["x-paging"]),
            parameters: parameters,
            body: bodyObject,
            isBodyRequired: try body?["required"]?.flag() ?? false,
            response: try response(success.value, owner: .init(name: id + "Response")),
            successStatuses: responses.map(\.key), iamAction: try element["x-iam-action"]?.text(),
            replacement: replacement,
            constraints: try ConstraintParser.constraints(
                element["x-constraints"],
                on: MemberScope(
                    fields: parameters.map(\.field) + (bodyObject?.fields ?? []), isOpen: bodyObject?.isOpen ?? false)))
        let references = ReferenceChecker(operation)
        try references.checkPaging(element["x-paging"])
        try references.checkWait(element["x-wait"])
        try references.checkWatch(element["x-watch"])
        return operation
    }

    private static func id(_ element: Element) throws -> String {
        let id = try element.text()
        guard !id.isEmpty, id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") })
        else { throw element.error("`\(id)` is no name of an operation: letters, digits, `_` and `-` make one") }
        return id
    }

    /// Callers name all arguments in one table.
    private func checkArguments(
        _ parameters: [ParameterDescription], _ body: ObjectDescription?, _ element: Element
    ) throws {
        var names: Set<String> = []
        for field in parameters.map(\.field) + (body?.fields ?? []) where !names.insert(field.name).inserted {
            let isInBody = body?.fields.contains { $0.name == field.name } == true
            throw element.error(
                "two arguments are called `\(field.name)`" + (isInBody ? "; give one an `x-argument-name`" : ""))
        }
        var seen: Set<String> = []
        for field in body?.fields ?? [] {
            if let name = Self.renamed(in: field.type, &seen) {
                throw element.error("`x-argument-name` of `\(name)`: only members of the body itself can have one")
            }
        }
    }

    /// - Parameter seen: The objects that were looked through. One may be reached in many ways.
    private static func renamed(in type: ValueType, _ seen: inout Set<String>) -> String? {
        guard let object = type.object, seen.insert(object.origin).inserted else { return nil }
        for field in object.fields {
            if field.wireName != nil { return field.name }
            if let name = renamed(in: field.type, &seen) { return name }
        }
        return nil
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

    /// Operations that were added to the reference's have no section.
    private func section(_ element: Element?) throws -> Section {
        guard let element else { return .none }
        guard let section = Section(try element.text()) else { throw element.error("not a section number") }
        return section
    }

    /// `x-wait: { job: job_id }`, and what else the answer may name: `{ job: job_id, order: order_id }`.
    private func waits(_ element: Element?) throws -> [OperationDescription.Wait] {
        guard let element else { return [] }
        try element.allow(only: ["job", "jobs", "workflow", "order"])
        let waits = try element.members().map { OperationDescription.Wait(kind: $0.key, field: try $0.value.text()) }
        let kinds = waits.map(\.kind)
        guard kinds.count == 1 || kinds == ["job", "order"] else {
            throw element.error("an answer names a job, jobs, a workflow or an order; or first a job and then an order")
        }
        return waits
    }

    /// `x-watch: { read: instance.get, with: { instance_id: instance_id }, at: instance.status, until: [normal] }`
    private func watch(_ element: Element?) throws -> OperationDescription.Watch? {
        guard let element else { return nil }
        try element.allow(only: ["read", "with", "at", "until", "fails", "gone"])
        let watch = OperationDescription.Watch(
            operation: try element.required("read").text(),
            arguments: try element["with"]?.members().map { ($0.key, try $0.value.text()) } ?? [],
            path: try element.required("at").text(), until: try element["until"]?.texts() ?? [],
            fails: try element["fails"]?.texts() ?? [], endsWhenGone: try element["gone"]?.flag() ?? false)
        guard !watch.until.isEmpty || watch.endsWhenGone else { throw element.error("nothing would end the wait") }
        return watch
    }

    private func paging(_ element: Element?) throws -> OperationDescription.Paging? {
        guard let element else { return nil }
        try element.allow(only: ["offset", "body_offset", "line_number", "marker", "parameter", "member"])
        guard let (kind, items) = try element.members().first else { throw element.error("which paging?") }
        guard kind == "marker" else {
            guard try element.members().count == 1 else { throw element.error("only `marker` has details") }
            return OperationDescription.Paging(kind: kind, items: try items.text(), details: [])
        }
        let details = [try element.required("parameter").text(), try element.required("member").text()]
        return OperationDescription.Paging(kind: kind, items: try items.text(), details: details)
    }
}
