public import JSONWire

extension OperationDescriptor {
    /// What stands in place of a secret.
    public static let redactedMark = "‹redacted›"

    /// `arguments` with every sensitive value replaced by ``redactedMark``, at any depth. For logs and journals.
    ///
    /// Arguments need not be right: a value of another shape than the description's is shown only as far as no secret can be
    /// in it.
    public func redacted(_ arguments: JSONObject) -> JSONObject {
        var result = JSONObject()
        for (name, value) in arguments {
            // A parameter's name counts before a body member's other spelling.
            let shown = argument(name).map { Redaction.redacted(value, $0) } ?? Redaction.redacted(value, name, scope)
            result.append(key: name, value: shown)
        }
        return result
    }
}

/// Hides what a description calls sensitive.
enum Redaction {
    private static let mark = JSONValue.string(OperationDescriptor.redactedMark)

    static func redacted(_ value: JSONValue, _ field: Field) -> JSONValue {
        field.isSensitive && !value.isNull ? mark : redacted(value, field.schema)
    }

    static func redacted(_ value: JSONValue, _ schema: Schema) -> JSONValue {
        // Most schemas have nothing to hide, whatever stands in the place of their values.
        guard hasSecrets(schema) else { return value }
        switch (schema, value) {
        case (_, .null): return value
        case (.array(let item, _, _), .array(let items)): return .array(items.map { redacted($0, item) })
        case (.array(let item, _, _), .object(let members)): return redacted(members, asItemOf: item)
        case (.object(let object), .object(let members)):
            return .object(mapped(members) { name, value in redacted(value, name, object) })
        case (.object, .array(let items)): return .array(items.map { redacted($0, schema) })
        // A text, say, where users belong: the secret may be a part of it.
        default: return mark
        }
    }

    /// A member of an object that has secrets.
    static func redacted(_ value: JSONValue, _ name: String, _ object: ObjectSchema) -> JSONValue {
        if let field = object.field(name) { return redacted(value, field) }
        if let additional = object.additional { return redacted(value, additional) }
        // A secret's name with a letter wrong is a secret.
        let secrets = object.fields.filter(\.isSensitive).map(\.name)
        return value.isNull || NearestName.nearest(to: name, among: secrets) == nil ? value : mark
    }

    /// An object where a list belongs: its one item, or a table whose values are the items.
    private static func redacted(_ members: JSONObject, asItemOf item: Schema) -> JSONValue {
        .object(
            mapped(members) { name, value in
                if case .object(let object) = item, let field = object.field(name) { return redacted(value, field) }
                return redacted(value, item)
            })
    }

    private static func mapped(_ members: JSONObject, _ change: (String, JSONValue) -> JSONValue) -> JSONObject {
        var result = JSONObject()
        for (name, value) in members { result.append(key: name, value: change(name, value)) }
        return result
    }

    /// Whether a value of this shape has something to hide.
    static func hasSecrets(_ schema: Schema) -> Bool {
        switch schema {
        case .array(let item, _, _): hasSecrets(item)
        case .object(let object):
            object.fields.contains { $0.isSensitive || hasSecrets($0.schema) }
                || (object.additional.map(hasSecrets) ?? false)
        case .string, .integer, .number, .boolean, .any: false
        }
    }
}
