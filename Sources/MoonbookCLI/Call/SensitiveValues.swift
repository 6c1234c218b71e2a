import GaussDB
import JSONWire

/// The secrets among a call's arguments.
enum SensitiveValues {
    static func all(in arguments: JSONObject, of operation: OperationDescriptor) -> [String] {
        arguments.flatMap { name, value in
            operation.argument(name).map { texts(in: value, $0.schema, isSensitive: $0.isSensitive) } ?? []
        }
    }

    private static func texts(in value: JSONValue, _ schema: Schema, isSensitive: Bool) -> [String] {
        switch (schema, value) {
        case (_, .string(let text)): isSensitive && !text.isEmpty ? [text] : []
        case (.array(let item, _, _), .array(let items)):
            items.flatMap { texts(in: $0, item, isSensitive: isSensitive) }
        case (.object(let object), .object(let members)):
            members.flatMap { name, value in
                object.field(name).map { texts(in: value, $0.schema, isSensitive: isSensitive || $0.isSensitive) } ?? []
            }
        default: []
        }
    }
}
