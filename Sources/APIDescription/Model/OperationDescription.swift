/// One operation of the service.
package struct OperationDescription: Sendable {
    /// The service's name, for example `CreateGaussMySqlProxy`.
    package let id: String
    /// The name in scripts, for example `proxy.create`.
    package let luaName: String
    /// The name of the Swift method, where the one made of the Lua name does not read well.
    package let swiftName: String?
    package let method: String
    package let path: String
    package let section: Section
    package let summary: String
    /// Paragraphs for people.
    package let details: [String]
    package let effect: Effect
    package let wait: Wait?
    /// The answer's field with an order, where it can have one instead of the job that ``wait`` names.
    package let order: String?
    /// Which state of a resource tells the end, where the job centre does not.
    package let watch: Watch?
    package let paging: Paging?
    /// Path, query and header parameters without those that the client fills in.
    package let parameters: [ParameterDescription]
    package let body: ObjectDescription?
    package let isBodyRequired: Bool
    /// Nil where no answer is documented.
    package let response: ValueType?
    package let successStatuses: [String]
    package let iamAction: String?
    /// The Lua name of the operation to use instead.
    package let replacement: String?
    package let constraints: [ConstraintDescription]

    /// The Lua module: `proxy` of `proxy.create`.
    package var module: String {
        luaName.lastIndex(of: ".").map { String(luaName[..<$0]) } ?? ""
    }

    /// The Lua function's own name: `create` of `proxy.create`.
    package var function: String {
        luaName.lastIndex(of: ".").map { String(luaName[luaName.index(after: $0)...]) } ?? luaName
    }

    /// All arguments in one list, as scripts and typed requests take them: path, query, header, body.
    package var arguments: [FieldDescription] {
        let order: [ParameterDescription.Location] = [.path, .query, .header]
        return order.flatMap { location in parameters.filter { $0.location == location }.map(\.field) }
            + (body?.fields ?? [])
    }

    /// The rules between arguments, wherever they travel. Objects within the arguments have rules of their own.
    package var ownConstraints: [ConstraintDescription] {
        constraints + (body?.constraints ?? [])
    }

    /// The library can wait for what the operation starts.
    package var canWait: Bool {
        wait?.kind == "job" || wait?.kind == "jobs" || watch != nil
    }

    /// The functions for scripts that go through all pages: `backup.each_incremental` for `backup.list_incremental`.
    package var pagers: (each: String, all: String)? {
        guard paging != nil else { return nil }
        let rest = function.firstIndex(of: "_").map { String(function[$0...]) } ?? ""
        return ("\(module).each\(rest)", "\(module).all\(rest)")
    }

    /// The answer's object, where it is one.
    package var responseObject: ObjectDescription? {
        guard case .object(let object) = response else { return nil }
        return object
    }

    package enum Effect: String, Sendable {
        case read
        case change
        case destroy
    }

    /// How the end of what was started can be awaited: a word of the description, and the answer's field that it names.
    package struct Wait: Equatable, Sendable {
        package let kind: String
        package let field: String
    }

    /// A state that is read again and again until it is as wanted.
    package struct Watch: Sendable {
        /// The Lua name of the operation that reads it.
        package let operation: String
        /// That operation's arguments, and where each comes from: an argument of this operation, or `response.…`.
        package let arguments: [(name: String, source: String)]
        /// Where the state stands in the answer: `instance.status`, `instances[id=instance_id].status`.
        package let path: String
        package let until: [String]
        package let fails: [String]
        package let endsWhenGone: Bool
    }

    package struct Paging: Equatable, Sendable {
        package let kind: String
        package let items: String
        /// For `marker`: the request's field and the item's member whose value it takes.
        package let details: [String]
    }
}

/// A parameter outside of the body.
package struct ParameterDescription: Sendable {
    package enum Location: String, Sendable {
        case path
        case query
        case header
    }

    package let location: Location
    package let field: FieldDescription
}
