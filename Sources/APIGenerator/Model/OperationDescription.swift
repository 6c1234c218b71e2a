/// One operation of the service.
struct OperationDescription {
    /// The service's name, for example `CreateGaussMySqlProxy`.
    let id: String
    /// The name in scripts, for example `proxy.create`.
    let luaName: String
    /// The name of the Swift method, where the one made of the Lua name does not read well.
    let swiftName: String?
    let method: String
    let path: String
    let section: Section
    let summary: String
    /// Paragraphs for people.
    let details: [String]
    let effect: Effect
    let wait: Wait?
    let paging: Paging?
    /// Path, query and header parameters without those that the client fills in.
    let parameters: [ParameterDescription]
    let body: ObjectDescription?
    let isBodyRequired: Bool
    /// Nil where no answer is documented.
    let response: ValueType?
    let successStatuses: [String]
    let iamAction: String?
    /// The Lua name of the operation to use instead.
    let replacement: String?
    let constraints: [ConstraintDescription]

    /// The Lua module: `proxy` of `proxy.create`.
    var module: String {
        luaName.lastIndex(of: ".").map { String(luaName[..<$0]) } ?? ""
    }

    /// The Lua function's own name: `create` of `proxy.create`.
    var function: String {
        luaName.lastIndex(of: ".").map { String(luaName[luaName.index(after: $0)...]) } ?? luaName
    }

    /// All arguments in one list, as scripts and typed requests take them: path, query, header, body.
    var arguments: [FieldDescription] {
        let order: [ParameterDescription.Location] = [.path, .query, .header]
        return order.flatMap { location in parameters.filter { $0.location == location }.map(\.field) }
            + (body?.fields ?? [])
    }

    /// The answer's object, where it is one.
    var responseObject: ObjectDescription? {
        guard case .object(let object) = response else { return nil }
        return object
    }

    enum Effect: String {
        case read
        case change
        case destroy
    }

    /// How the end of what was started can be awaited: a word of the description, and the answer's field that it names.
    struct Wait: Equatable {
        let kind: String
        let field: String?

        /// The answer names something in the job centre.
        var isJob: Bool { kind == "job" }
    }

    struct Paging: Equatable {
        let kind: String
        let items: String
    }
}

/// A parameter outside of the body.
struct ParameterDescription {
    enum Location: String {
        case path
        case query
        case header
    }

    let location: Location
    let field: FieldDescription
}
