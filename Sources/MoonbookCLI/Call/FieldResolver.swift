import GaussDB

/// Finds what a path on the command line means in an operation.
struct FieldResolver: Sendable {
    /// What stands at a path.
    struct Resolved: Sendable {
        /// With the names of the reference.
        var path: FieldPath
        var schema: Schema
        var isSensitive: Bool
        var field: Field?
    }

    /// Why a path means nothing.
    struct Problem: Error, Sendable, Equatable {
        var path: String
        var message: String
        /// The name that was probably meant.
        var nearest: String?
    }

    let operation: OperationDescriptor
    /// Path, query, header and body members, which are given together.
    let fields: [Field]

    init(_ operation: OperationDescriptor) {
        self.operation = operation
        fields = operation.parameters.map(\.field) + (operation.bodyObject?.fields ?? [])
    }

    func resolve(_ path: FieldPath) throws(Problem) -> Resolved {
        let body = operation.bodyObject
        let root = ObjectSchema(
            name: operation.id, fields: fields, isOpen: body?.isOpen ?? false, additional: body?.additional)
        var current = Resolved(path: FieldPath(), schema: .object(root), isSensitive: false)
        for step in path.steps { current = try descend(from: current, step) }
        return current
    }

    private func descend(from parent: Resolved, _ step: FieldPath.Step) throws(Problem) -> Resolved {
        switch (parent.schema, step) {
        case (.array(let item, _, _), .item):
            return Resolved(path: parent.path.appending(step), schema: item, isSensitive: parent.isSensitive)
        case (.array(let item, _, _), .member(let name)):
            // `list.1.name` is `list[1].name` for shells in which brackets need quotes.
            if let number = FieldPath.itemNumber(name) {
                return Resolved(
                    path: parent.path.appending(.item(number)), schema: item, isSensitive: parent.isSensitive)
            }
            throw Problem(
                path: parent.path.description,
                message: "`\(parent.path)` is a list: name an item, as in --\(parent.path)[1].\(name.singleLine)")
        case (.object(let object), .member(let name)):
            return try member(name.singleLine, of: object, parent)
        case (.any, _):
            return Resolved(path: parent.path.appending(step), schema: .any, isSensitive: parent.isSensitive)
        case (.object, .item):
            throw Problem(path: parent.path.description, message: "`\(parent.path)` is not a list")
        case (.string, _), (.integer, _), (.number, _), (.boolean, _):
            throw Problem(
                path: parent.path.description,
                message: "`\(parent.path)` is \(FieldType.words(parent.schema)) and has no members")
        }
    }

    private func member(_ name: String, of object: ObjectSchema, _ parent: Resolved) throws(Problem) -> Resolved {
        let names = [name, name.replacing("-", with: "_")]
        if let field = names.lazy.compactMap({ name in object.fields.first { $0.name == name } }).first {
            return Resolved(
                path: parent.path.appending(.member(field.name)), schema: field.schema,
                isSensitive: parent.isSensitive || field.isSensitive, field: field)
        }
        guard object.isOpen else { throw unknown(name, of: object, parent) }
        return Resolved(
            path: parent.path.appending(.member(name)), schema: object.additional ?? .any,
            isSensitive: parent.isSensitive)
    }

    private func unknown(_ name: String, of object: ObjectSchema, _ parent: Resolved) -> Problem {
        let path = parent.path.appending(.member(name))
        let isTop = parent.path.steps.isEmpty
        let known = object.fields.map(\.name)
        if let field = object.fields.first(where: { $0.aliases.contains(name) }) {
            return Problem(
                path: path.description, message: "unknown field `\(path)`; it is called `\(field.name)`",
                nearest: field.name)
        }
        if let inner = object.fields.first(where: {
            $0.schema.innerObject?.fields.contains { $0.name == name } ?? false
        }) {
            let mark = if case .array = inner.schema { "[1]" } else { "" }
            let meant = parent.path.appending(.member(inner.name)).description + mark + "." + name
            return Problem(
                path: path.description, message: "unknown field `\(path)`; did you mean `--\(meant)`?",
                nearest: inner.name)
        }
        let options = isTop ? CallOption.allCases.map(\.rawValue) : []
        if let nearest = NearestName.nearest(to: name.replacing("-", with: "_"), among: known)
            ?? NearestName.nearest(to: name, among: options)
        {
            let meant = parent.path.appending(.member(nearest)).description
            let flag = isTop && known.contains(nearest) ? CallOption.flag(ofField: nearest) : "--" + meant
            return Problem(
                path: path.description,
                message: "unknown field `\(path)`; did you mean `\(flag)`?",
                nearest: nearest)
        }
        let place = isTop ? operation.luaName : "`\(parent.path)`"
        guard !known.isEmpty else {
            return Problem(path: path.description, message: "unknown field `\(path)`; \(place) takes none")
        }
        let shown = known.prefix(12).map { "`\($0)`" } + (known.count > 12 ? ["…"] : [])
        return Problem(
            path: path.description, message: "unknown field `\(path)`; \(place) has \(shown.joined(separator: ", "))")
    }
}
