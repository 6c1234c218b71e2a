extension ResourceWatch {
    /// What the watch names that the operation which reads the state does not have, or does not get, as a clause. Nil when
    /// all is there.
    package func problem(reading: OperationDescriptor) -> String? {
        if let argument = arguments.first(where: { reading.argument($0.name)?.name != $0.name }) {
            return "\(reading.luaName) has no argument `\(argument.name)`"
        }
        let fields = reading.parameters.map(\.field) + (reading.bodyObject?.fields ?? [])
        for field in fields where field.isRequired && field.default == nil {
            guard arguments.contains(where: { $0.name == field.name }) else {
                return "\(reading.luaName) needs `\(field.name)`, which `with` does not give"
            }
        }
        guard let answer = reading.response, path.namesSomething(in: answer) else {
            return "`\(path)` names nothing in the answer of \(reading.luaName)"
        }
        return nil
    }
}

extension StatePath {
    /// Whether an answer of that shape can have a value at the path.
    func namesSomething(in answer: Schema) -> Bool {
        var shape: Schema? = answer
        for step in steps {
            switch step {
            case .member(let name): shape = shape?.member(name)
            case .item(let key, _):
                shape = shape?.items
                guard shape?.member(key) != nil else { return false }
            }
        }
        return shape != nil
    }
}

extension Schema {
    /// The shape of a member; `any` where it is not described.
    fileprivate func member(_ name: String) -> Schema? {
        switch self {
        case .object(let object):
            if let field = object.field(name), field.name == name { return field.schema }
            return object.additional ?? (object.isOpen ? .any : nil)
        case .any: return .any
        case .string, .integer, .number, .boolean, .array: return nil
        }
    }

    /// The shape of a list's items.
    fileprivate var items: Schema? {
        switch self {
        case .array(let item, _, _): item
        case .any: .any
        case .string, .integer, .number, .boolean, .object: nil
        }
    }
}
