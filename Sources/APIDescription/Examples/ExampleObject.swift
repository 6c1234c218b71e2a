/// The members of an object in an example: those that must be given, and those that the rules between them ask for then.
package struct ExampleObject: Sendable {
    private let fields: [FieldDescription]
    private var values: [String: ExampleValue] = [:]

    package init(fields: [FieldDescription], constraints: [ConstraintDescription]) {
        self.fields = fields
        for field in fields where field.mustBeGiven { values[field.name] = ExampleValue(field) }
        // What one rule asks for can make the condition of another hold. Each round gives something that was not there.
        while let constraint = constraints.first(where: isBroken), give(lacking(constraint.rule)) {}
    }

    /// In the order of the description.
    package var members: [(field: FieldDescription, value: ExampleValue)] {
        fields.compactMap { field in values[field.name].map { (field, $0) } }
    }

    /// The rule applies and asks for what is not there.
    package func isBroken(_ constraint: ConstraintDescription) -> Bool {
        constraint.conditions.allSatisfy(holds) && !lacking(constraint.rule).isEmpty
    }

    /// The value at a dotted path. What is filled in when it is not given counts.
    package func value(at path: some StringProtocol) -> ExampleValue? {
        let (name, rest) = Self.split(path)
        guard let field = fields.first(where: { $0.name == name }) else { return nil }
        let filledIn = field.isRequired ? field.default.map(ExampleValue.init(json:)) : nil
        guard let value = values[name] ?? filledIn, let rest else { return values[name] ?? filledIn }
        switch value {
        case .object(let object): return object.value(at: rest)
        // Each item has it: the first speaks for all.
        case .list(let items):
            let members = items.map { item in item.object?.value(at: rest) }
            return members.allSatisfy { $0 != nil } ? members.first ?? nil : nil
        case .scalar, .unknown, .secret, .map: return nil
        }
    }

    private func holds(_ condition: ConstraintDescription.Condition) -> Bool {
        switch condition {
        case .equals(let path, let values): value(at: path)?.text.map(values.contains) ?? false
        case .differs(let path, let values): value(at: path)?.text.map { !values.contains($0) } ?? true
        case .present(let path): value(at: path) != nil
        case .absent(let path): value(at: path) == nil
        }
    }

    /// The paths that a rule asks for, and that are not there.
    private func lacking(_ rule: ConstraintDescription.Rule) -> [String] {
        switch rule {
        case .require(let paths): return paths.filter { value(at: $0) == nil }
        case .requireAny(let paths): return paths.contains { value(at: $0) != nil } ? [] : Array(paths.prefix(1))
        case .minItems(let path, _): return value(at: path) == nil ? [path] : []
        case .forbid, .exclusive, .range, .multiple, .values, .unique, .hourWindow, .ordered, .characterKinds,
            .excludes,
            .maxParts, .otherThan, .differs, .hoursApart:
            return []
        }
    }

    /// - Returns: Whether anything could be given.
    private mutating func give(_ paths: [String]) -> Bool {
        var hasGiven = false
        for path in paths where give(path) { hasGiven = true }
        return hasGiven
    }

    private mutating func give(_ path: some StringProtocol) -> Bool {
        let (name, rest) = Self.split(path)
        guard let field = fields.first(where: { $0.name == name }) else { return false }
        let isNew = values[name] == nil
        let value = values[name] ?? ExampleValue(field)
        values[name] = value
        guard let rest else { return isNew }
        switch value {
        case .object(var object):
            guard object.value(at: rest) == nil else { return isNew }
            let hasGiven = object.give(rest)
            values[name] = .object(object)
            return isNew || hasGiven
        case .list(var items):
            var hasGiven = false
            for index in items.indices {
                guard var object = items[index].object, object.value(at: rest) == nil else { continue }
                if object.give(rest) { hasGiven = true }
                items[index] = .object(object)
            }
            values[name] = .list(items)
            return isNew || hasGiven
        case .scalar, .unknown, .secret, .map: return isNew
        }
    }

    /// `tags[].value` is the member `value` of each item of `tags`.
    private static func split(_ path: some StringProtocol) -> (name: String, rest: String?) {
        guard let dot = path.firstIndex(of: ".") else { return (String(path), nil) }
        let first = path[..<dot]
        return (
            String(first.hasSuffix("[]") ? first.dropLast(2) : first), String(path[path.index(after: dot)...])
        )
    }
}
