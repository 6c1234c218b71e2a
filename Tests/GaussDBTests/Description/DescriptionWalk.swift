import GaussDB

/// Finds its way in the description of an operation.
enum DescriptionWalk {
    /// A member at any depth of what an operation takes or answers.
    struct Place: CustomStringConvertible {
        let operation: OperationDescriptor
        let path: String
        let field: Field
        /// It is sent, not answered.
        let isArgument: Bool

        var description: String { operation.luaName + (isArgument ? " takes " : " answers ") + path }
    }

    /// An object at any depth. What an operation takes counts as one object, whichever way its members travel.
    struct Table: CustomStringConvertible {
        let operation: OperationDescriptor
        let path: String
        let fields: [Field]
        let constraints: [Constraint]

        var description: String { operation.luaName + (path.isEmpty ? "" : " " + path) }
    }

    /// Every member of every operation.
    static let places: [Place] = Catalogue.shared.allOperations.flatMap { operation in
        let sent = operation.arguments.flatMap { places(at: "", $0, operation, isArgument: true) }
        let answered = operation.response?.object?.fields ?? []
        return sent + answered.flatMap { places(at: "", $0, operation, isArgument: false) }
    }

    /// Every object of every operation.
    static let tables: [Table] = Catalogue.shared.allOperations.flatMap { operation in
        let whole = Table(
            operation: operation, path: "", fields: operation.arguments,
            constraints: operation.constraints + (operation.bodyObject?.constraints ?? []))
        let sent = operation.arguments.flatMap { tables(at: $0.name, $0.schema, operation) }
        return [whole] + sent + (operation.response.map { tables(at: "answer", $0, operation) } ?? [])
    }

    private static func places(
        at path: String, _ field: Field, _ operation: OperationDescriptor, isArgument: Bool
    ) -> [Place] {
        let path = path.isEmpty ? field.name : path + "." + field.name
        let (inner, suffix) = unwrapped(field.schema)
        let place = Place(operation: operation, path: path, field: field, isArgument: isArgument)
        let members = inner.object?.fields ?? []
        return [place] + members.flatMap { places(at: path + suffix, $0, operation, isArgument: isArgument) }
    }

    private static func tables(at path: String, _ schema: Schema, _ operation: OperationDescriptor) -> [Table] {
        let (inner, suffix) = unwrapped(schema)
        guard let object = inner.object else { return [] }
        let table = Table(
            operation: operation, path: path + suffix, fields: object.fields, constraints: object.constraints)
        return [table] + object.fields.flatMap { tables(at: path + suffix + "." + $0.name, $0.schema, operation) }
    }

    /// What the items of lists and the values of maps are, with a mark for each level.
    static func unwrapped(_ schema: Schema) -> (schema: Schema, suffix: String) {
        var schema = schema
        var suffix = ""
        while let next = schema.item ?? schema.object?.additional {
            suffix += schema.item == nil ? "{}" : "[]"
            schema = next
        }
        return (schema, suffix)
    }

    /// The member at a path such as `a.b`, `a[].b` or `a[id=thing_id].b`; nil when there is none.
    static func schema(at path: String, in fields: [Field]) -> Schema? {
        var fields = fields
        var found: Schema?
        for part in path.split(separator: ".", omittingEmptySubsequences: false) {
            let name = part.prefix { $0 != "[" }
            guard var schema = fields.first(where: { $0.name == name })?.schema else { return nil }
            if part.count > name.count {
                guard let item = schema.item else { return nil }
                schema = item
                let key = part.dropFirst(name.count + 1).prefix { $0 != "=" && $0 != "]" }
                if !key.isEmpty, schema.object?.field(String(key)) == nil { return nil }
            }
            found = schema
            fields = schema.object?.fields ?? []
        }
        return found
    }
}

extension OperationDescriptor {
    /// All arguments, whichever way they travel.
    var arguments: [Field] { parameters.map(\.field) + (bodyObject?.fields ?? []) }

    var answer: [Field] { response?.object?.fields ?? [] }
}

extension Constraint {
    /// The members that it speaks of. The items of a list have `[]` behind its name.
    var paths: [String] {
        let conditions = conditions.map { condition in
            switch condition {
            case .equals(let path, _), .differs(let path, _), .present(let path), .absent(let path): path
            }
        }
        return conditions + rulePaths
    }

    private var rulePaths: [String] {
        switch rule {
        case .require(let names), .forbid(let names), .requireAny(let names), .exclusive(let names): names
        case .range(let path, _, _), .multiple(let path, _), .values(let path, _), .hourWindow(let path),
            .characterKinds(let path, _), .excludes(let path, _), .maxParts(let path, _, _), .otherThan(let path, _):
            [path]
        case .unique(let list, let key): [list + (key.isEmpty ? "[]" : "[]." + key)]
        case .ordered(let first, let second), .differs(let first, let second): [first, second]
        case .hoursApart(let first, let second, _): [first, second]
        case .minItems(let list, _): [list + "[]"]
        }
    }

    /// The values that it compares members with, for members that have a list of values.
    var comparisons: [(path: String, values: [String])] {
        var found: [(path: String, values: [String])] = conditions.compactMap { condition in
            switch condition {
            case .equals(let path, let values), .differs(let path, let values): (path: path, values: values)
            case .present, .absent: nil
            }
        }
        switch rule {
        case .values(let path, let values), .otherThan(let path, let values): found.append((path: path, values: values))
        default: break
        }
        return found
    }
}
