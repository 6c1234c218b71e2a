public import JSONWire

extension OperationDescriptor {
    /// What stands in place of a secret.
    public static let redactedMark = "‹redacted›"

    /// `arguments` with every sensitive value replaced by ``redactedMark``, at any depth. For logs and journals.
    public func redacted(_ arguments: JSONObject) -> JSONObject {
        var result = JSONObject()
        for (name, value) in arguments {
            let field = argument(name)
            result.append(key: name, value: field.map { Self.redacted(value, $0) } ?? value)
        }
        return result
    }

    private static func redacted(_ value: JSONValue, _ field: Field) -> JSONValue {
        field.isSensitive && !value.isNull ? .string(redactedMark) : redacted(value, field.schema)
    }

    private static func redacted(_ value: JSONValue, _ schema: Schema) -> JSONValue {
        switch (schema, value) {
        case (.array(let item, _, _), .array(let items)): return .array(items.map { redacted($0, item) })
        case (.object(let object), .object(let members)):
            var result = JSONObject()
            for (name, value) in members {
                result.append(key: name, value: object.field(name).map { redacted(value, $0) } ?? value)
            }
            return .object(result)
        default: return value
        }
    }
}
