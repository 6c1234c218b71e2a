/// The members that a description may name by a path, such as `charge_info.charge_mode` or `tags[].key`.
package struct MemberScope {
    package let fields: [FieldDescription]
    /// There may be others, of which nothing is known.
    package let isOpen: Bool

    /// What a path names.
    package enum Named {
        case nothing
        /// Something of which nothing is known.
        case anything
        case value(ValueType)

        package var isNothing: Bool {
            if case .nothing = self { true } else { false }
        }

        /// It is a list, or may be one.
        package var isList: Bool {
            switch self {
            case .value(.list), .value(.any), .anything: true
            case .value, .nothing: false
            }
        }

        /// What the elements of a list are.
        package var items: Named {
            switch self {
            case .value(.list(let element, _)): .value(element)
            case .value(.any), .anything: .anything
            case .value, .nothing: .nothing
            }
        }

        /// The member of an object.
        package func member(_ name: some StringProtocol) -> Named {
            switch self {
            case .value(.object(let object)):
                MemberScope(fields: object.fields, isOpen: object.isOpen).member(name)
            case .value(.map(let value)): .value(value)
            case .value(.any), .anything: .anything
            case .value, .nothing: .nothing
            }
        }
    }

    package init(fields: [FieldDescription], isOpen: Bool) {
        self.fields = fields
        self.isOpen = isOpen
    }

    package func member(_ name: some StringProtocol) -> Named {
        if let field = fields.first(where: { $0.name == name }) { return .value(field.type) }
        return isOpen && !name.isEmpty ? .anything : .nothing
    }

    /// - Parameter items: Whether `[]` behind a name stands for every item of a list.
    package func named(_ path: String, items: Bool = false) -> Named {
        let object = ObjectDescription(name: "", fields: fields, isOpen: isOpen)
        return Self.named(path, in: .value(.object(object)), items: items)
    }

    package static func named(_ path: String, in value: Named, items: Bool) -> Named {
        path.split(separator: ".", omittingEmptySubsequences: false).reduce(value) { value, part in
            guard items, part.hasSuffix("[]") else { return value.member(part) }
            return value.member(part.dropLast(2)).items
        }
    }

    /// What a message says of a name that is not there.
    package func absence(of path: String) -> String {
        let names = fields.map { "`" + $0.name + "`" }
        guard !names.isEmpty else { return "`\(path)` names nothing; there is nothing to name" }
        let shown = names.count > 12 ? names.prefix(12) + ["…"] : names[...]
        return "`\(path)` names nothing; there are \(shown.joined(separator: ", "))"
    }
}

extension MemberScope {
    /// Refuses a constraint that names what is not there: it would never apply, or never be satisfied.
    func check(_ constraint: ConstraintDescription, at element: Element) throws {
        for condition in constraint.conditions {
            switch condition {
            case .equals(let field, _), .differs(let field, _), .present(let field), .absent(let field):
                try require(field, at: element)
            }
        }
        switch constraint.rule {
        case .require(let fields):
            for field in fields {
                try require(field, items: true, at: element)
                guard !field.hasSuffix("[]") else { throw element.error("`\(field)` names no member of the items") }
            }
        case .forbid(let fields), .requireAny(let fields), .exclusive(let fields):
            for field in fields { try require(field, at: element) }
        case .range(let field, _), .multiple(let field, _), .values(let field, _), .hourWindow(let field),
            .characterKinds(let field, _), .excludes(let field, _), .maxParts(let field, _, _),
            .otherThan(let field, _):
            try require(field, items: true, at: element)
        case .ordered(let first, let second), .hoursApart(let first, let second, _), .differs(let first, let second):
            try require(first, at: element)
            try require(second, at: element)
        case .unique(let list, let key):
            try requireList(list, at: element)
            guard !key.isEmpty, named(list).items.member(key).isNothing else { return }
            throw element.error("`\(key)` names no member of the items of `\(list)`")
        case .minItems(let list, _): try requireList(list, at: element)
        }
    }

    private func require(_ path: String, items: Bool = false, at element: Element) throws {
        guard named(path, items: items).isNothing else { return }
        throw element.error(absence(of: path))
    }

    private func requireList(_ path: String, at element: Element) throws {
        try require(path, at: element)
        guard named(path).isList else { throw element.error("`\(path)` is no list") }
    }
}
