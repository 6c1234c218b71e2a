package import JSONWire

extension OperationDescriptor {
    /// The texts among `arguments` that the description says are secret, at any depth and in whatever shape they come.
    package func sensitiveTexts(in arguments: JSONObject) -> [String] {
        arguments.flatMap { name, value in
            argument(name).map { Self.texts(in: value, $0.schema, isSensitive: $0.isSensitive) } ?? []
        }
    }

    private static func texts(in value: JSONValue, _ schema: Schema?, isSensitive: Bool) -> [String] {
        switch value {
        case .string(let text): return isSensitive ? [text] : []
        case .array(let items):
            let item: Schema? = if case .array(let item, _, _)? = schema { item } else { schema }
            return items.flatMap { texts(in: $0, item, isSensitive: isSensitive) }
        case .object(let members):
            // One where a list belongs.
            if case .array(let item, _, _)? = schema { return texts(in: value, item, isSensitive: isSensitive) }
            guard case .object(let object)? = schema else {
                return members.flatMap { texts(in: $0.value, nil, isSensitive: isSensitive) }
            }
            return members.flatMap { name, value in
                let field = object.field(name)
                return texts(
                    in: value, field?.schema ?? object.additional,
                    isSensitive: isSensitive || field?.isSensitive ?? false)
            }
        case .null, .bool, .integer, .double, .number: return []
        }
    }
}
