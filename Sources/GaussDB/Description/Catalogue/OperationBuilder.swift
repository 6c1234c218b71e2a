/// Collects the lines of one operation's record.
struct OperationBuilder {
    private let id: String
    private let luaName: String
    private let method: HTTPMethod
    private let path: PathTemplate
    private var section = ""
    private var summary = ""
    private var details: [String] = []
    private var effect = Effect.change
    private var wait = WaitKind.none
    private var orderField: String?
    private var watch: ResourceWatch?
    private var paging: Paging?
    private var parameters: [Parameter] = []
    private var body: Schema?
    private var isBodyRequired = false
    private var response: Schema?
    private var statuses: [Int] = [200]
    private var iamAction: String?
    private var replacement: String?
    private var constraints: [Constraint] = []

    init(_ columns: Columns) throws(TableError) {
        guard columns.kind == "op", columns.rest.count == 4, let method = HTTPMethod(rawValue: columns.rest[2]) else {
            throw columns.error("not the start of an operation")
        }
        id = columns.rest[0]
        luaName = columns.rest[1]
        self.method = method
        path = PathTemplate(columns.rest[3])
        guard path.description == columns.rest[3] else {
            throw columns.error("a path that does not begin with `/`")
        }
    }

    mutating func add(_ columns: Columns, resolve: TableParser.Resolver) throws(TableError) {
        switch columns.kind {
        case "s": summary = columns.rest.joined()
        case "d": details.append(columns.rest.joined())
        case "p": parameters.append(Parameter(location: .path, field: try FieldLine.field(columns, resolve: resolve)))
        case "q": parameters.append(Parameter(location: .query, field: try FieldLine.field(columns, resolve: resolve)))
        case "h": parameters.append(Parameter(location: .header, field: try FieldLine.field(columns, resolve: resolve)))
        case "c": constraints.append(try ConstraintLine.constraint(columns))
        case "=": try set(columns, resolve: resolve)
        default: throw columns.error("unknown kind of line")
        }
    }

    private mutating func set(_ columns: Columns, resolve: TableParser.Resolver) throws(TableError) {
        guard columns.rest.count >= 2 else { throw columns.error("a property without a value") }
        let value = try columns.plain(columns.rest[1])
        let argument = try columns.rest.count > 2 ? columns.plain(columns.rest[2]) : ""
        switch columns.rest[0] {
        case "section": section = value
        case "effect":
            guard let known = Effect(rawValue: value) else { throw columns.error("unknown effect") }
            effect = known
        case "wait":
            guard let known = WaitKind(name: value, field: argument) else { throw columns.error("unknown wait") }
            wait = known
        case "order": orderField = value
        case "watch":
            guard let known = ResourceWatch(columns: Array(columns.rest.dropFirst())) else {
                throw columns.error("not a watch")
            }
            watch = known
        case "paging":
            guard let known = Paging(name: value, details: try details(of: columns)) else {
                throw columns.error("unknown paging")
            }
            paging = known
        case "ok":
            statuses = value.split(separator: ",").compactMap { Int($0) }
            guard !statuses.isEmpty else { throw columns.error("no success status") }
        case "body":
            body = .object(try resolve(value))
            isBodyRequired = argument == "required"
        case "out": response = try FieldLine.schema(named: columns.rest[1], resolve: resolve, columns: columns)
        case "iam": iamAction = value
        case "replaced": replacement = value
        default: throw columns.error("unknown property")
        }
    }

    private func details(of columns: Columns) throws(TableError) -> [String] {
        var details: [String] = []
        for column in columns.rest.dropFirst(2) { details.append(try columns.plain(column)) }
        return details
    }

    func build() -> OperationDescriptor {
        OperationDescriptor(
            id: id, luaName: luaName, method: method, path: path, section: section, summary: summary,
            details: details.joined(separator: "\n"), effect: effect, wait: wait, orderField: orderField, watch: watch,
            paging: paging,
            parameters: parameters,
            body: body, isBodyRequired: isBodyRequired, response: response, successStatuses: statuses,
            iamAction: iamAction, replacement: replacement, constraints: constraints)
    }
}

extension WaitKind {
    /// From the words of the description's `x-wait`.
    init?(name: String, field: String) {
        switch name {
        case "none": self = .none
        case "job": self = .job(field: field)
        case "jobs": self = .jobs(field: field)
        case "workflow": self = .workflow(field: field)
        case "order": self = .order(field: field)
        default: return nil
        }
    }
}

extension Paging {
    /// From the words of the description's `x-paging`.
    init?(name: String, details: [String]) {
        guard let items = details.first else { return nil }
        switch name {
        case "offset": self = .offset(items: items)
        case "body_offset": self = .bodyOffset(items: items)
        case "line_number": self = .lineNumber(items: items)
        case "marker" where details.count == 3:
            self = .marker(items: items, parameter: details[1], member: details[2])
        default: return nil
        }
    }
}
