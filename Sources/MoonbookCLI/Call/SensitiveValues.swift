import GaussDB
import JSONWire
import Moonbook

/// The secrets among a call's arguments, and text without them.
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

    /// A service may quote in its answer what it was sent.
    static func masking(_ error: RunError, _ secrets: [String]) -> RunError {
        var error = error
        for secret in secrets {
            error.message = error.message.replacing(secret, with: Secret.redaction)
            error.hint = error.hint?.replacing(secret, with: Secret.redaction)
        }
        return error
    }
}
