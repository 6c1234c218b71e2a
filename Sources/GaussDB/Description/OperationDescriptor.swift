/// Everything the program knows about one operation of the service, as data.
///
/// Descriptors are generated from the OpenAPI description. The typed Swift methods, the Lua bindings, the checks
/// before sending, the emulator's routing and the help texts all read the same value.
public final class OperationDescriptor: Sendable {
    /// The service's public operation name, for example `CreateGaussMySqlProxy`.
    public let id: String
    /// The name under which scripts call it, for example `proxy.create`. The part before the last dot is the module.
    public let luaName: String
    public let method: HTTPMethod
    /// The path with its parameters in braces, for example `/v3/{project_id}/instances/{instance_id}`.
    public let path: PathTemplate
    /// The section of the API reference, for example `4.7.1`.
    public let section: String
    /// One sentence in English.
    public let summary: String
    /// For people: what it needs first, what it interrupts, how long it takes. May be empty.
    public let details: String
    public let effect: Effect
    public let wait: WaitKind
    /// The answer's field with the id of an order, where it can have one instead of the job that ``wait`` names.
    public let orderField: String?
    /// Which state of a resource tells the end, where the job centre does not.
    public let watch: ResourceWatch?
    public let paging: Paging?
    /// Path, query and header parameters, without `project_id`, `X-Auth-Token` and `X-Language`, which are the client's.
    public let parameters: [Parameter]
    /// The request body: always an object schema, or nil when the operation takes none.
    public let body: Schema?
    public let isBodyRequired: Bool
    /// The success body, or nil where none is documented.
    public let response: Schema?
    /// Documented success statuses, in order; never empty.
    public let successStatuses: [Int]
    /// The IAM action the caller needs, where the reference names one.
    public let iamAction: String?
    /// For a retiring operation: the Lua name of its replacement.
    public let replacement: String?
    /// Rules between arguments, whether they travel in the path, the query or the body.
    public let constraints: [Constraint]
    /// All arguments as the members of one object: those of ``parameters`` first, then the body's.
    let scope: ObjectSchema

    public init(
        id: String, luaName: String, method: HTTPMethod, path: PathTemplate, section: String, summary: String,
        details: String = "", effect: Effect, wait: WaitKind, orderField: String? = nil,
        watch: ResourceWatch? = nil, paging: Paging? = nil, parameters: [Parameter] = [],
        body: Schema? = nil,
        isBodyRequired: Bool = false, response: Schema? = nil, successStatuses: [Int] = [200],
        iamAction: String? = nil, replacement: String? = nil, constraints: [Constraint] = []
    ) {
        self.id = id
        self.luaName = luaName
        self.method = method
        self.path = path
        self.section = section
        self.summary = summary
        self.details = details
        self.effect = effect
        self.wait = wait
        self.orderField = orderField
        self.watch = watch
        self.paging = paging
        self.parameters = parameters
        self.body = body
        self.isBodyRequired = isBodyRequired
        self.response = response
        self.successStatuses = successStatuses
        self.iamAction = iamAction
        self.replacement = replacement
        self.constraints = constraints
        // Made once: every call is checked by it.
        var object: ObjectSchema?
        if case .object(let members) = body { object = members }
        scope = ObjectSchema(
            name: id, fields: parameters.map(\.field) + (object?.fields ?? []), isOpen: object?.isOpen ?? false,
            additional: object?.additional, constraints: constraints + (object?.constraints ?? []))
    }

    /// The Lua module, for example `proxy` of `proxy.create`, `htap.clickhouse` of `htap.clickhouse.resize`.
    public var module: String {
        guard let dot = luaName.lastIndex(of: ".") else { return "" }
        return String(luaName[..<dot])
    }

    /// The body's members, or nil when the operation takes no body.
    public var bodyObject: ObjectSchema? {
        guard case .object(let object) = body else { return nil }
        return object
    }

    /// The argument called `name`, wherever it travels.
    public func argument(_ name: String) -> Field? {
        parameters.first { $0.field.name == name }?.field ?? bodyObject?.field(name)
    }

    /// Whether the argument called `name` travels outside the body.
    func isParameter(_ name: String) -> Bool {
        scope.hasField(named: name) && (scope.index(of: name).map { $0 < parameters.count } ?? false)
    }

    /// The Lua function's own name, for example `create`.
    public var function: String {
        guard let dot = luaName.lastIndex(of: ".") else { return luaName }
        return String(luaName[luaName.index(after: dot)...])
    }
}

public enum HTTPMethod: String, Sendable, CaseIterable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
    case patch = "PATCH"
    case head = "HEAD"
}

/// What an operation does to the world. Drives retries, permissions, prompts and plans.
public enum Effect: String, Sendable, CaseIterable {
    /// Looks, changes nothing. Repeating it is harmless.
    case read
    /// Creates or changes something. Repeating it blindly may do it twice.
    case change
    /// Removes data or a resource, or interrupts service in a way that cannot be undone.
    case destroy
}

/// How the end of what an operation started can be awaited.
public enum WaitKind: Sendable, Equatable {
    /// Done when the response arrives.
    case none
    /// The response field that carries the id of a job in the job centre, for example `job_id`.
    case job(field: String)
    /// The response field that carries several job ids.
    case jobs(field: String)
    /// The response field that carries a workflow id.
    case workflow(field: String)
    /// Only an order id is returned; the resource's state tells.
    case order(field: String)
}

/// How a list operation is paged.
public enum Paging: Sendable, Equatable {
    /// `offset` (a record index) and `limit` in the query. `items` is the response's list field.
    case offset(items: String)
    /// `offset` and `limit` in the request body.
    case bodyOffset(items: String)
    /// `line_num` of the last line seen, and `limit`, in the request body.
    case lineNumber(items: String)
    /// The next page begins after a page's last item: `parameter` of the request takes the item's `member`.
    case marker(items: String, parameter: String, member: String)

    /// The answer's field that has the page.
    public var items: String {
        switch self {
        case .offset(let items), .bodyOffset(let items), .lineNumber(let items), .marker(let items, _, _): items
        }
    }
}

/// A parameter outside the body.
public struct Parameter: Sendable {
    public enum Location: String, Sendable {
        case path
        case query
        case header
    }
    public let location: Location
    public let field: Field

    public init(location: Location, field: Field) {
        self.location = location
        self.field = field
    }
}

/// A path with named segments.
public struct PathTemplate: Sendable, Hashable, CustomStringConvertible {
    public enum Segment: Sendable, Hashable {
        case literal(String)
        case parameter(String)
    }
    public let segments: [Segment]

    /// Parses `/v3/{project_id}/instances`. What follows the last `/` is a segment even when it is empty: the service may
    /// tell the two paths apart.
    public init(_ text: String) {
        let path = text.hasPrefix("/") ? text.dropFirst() : text[...]
        segments = path.split(separator: "/", omittingEmptySubsequences: false).map { part in
            part.hasPrefix("{") && part.hasSuffix("}")
                ? .parameter(String(part.dropFirst().dropLast())) : .literal(String(part))
        }
    }

    public var description: String {
        segments.map { segment in
            switch segment {
            case .literal(let text): "/" + text
            case .parameter(let name): "/{" + name + "}"
            }
        }.joined()
    }
}
