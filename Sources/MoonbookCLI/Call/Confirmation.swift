import GaussDB
import JSONWire

/// The question before something is destroyed.
enum Confirmation {
    /// What the call names: ids and names, as `instance_id 3f2…in07`. Never a secret.
    static func target(of operation: OperationDescriptor, _ arguments: JSONObject) -> String {
        let shown = operation.redacted(arguments)
        let path = Set(operation.parameters.filter { $0.location == .path }.map(\.field.name))
        let named = shown.filter { name, value in
            path.contains(name) || ["id", "ids", "name", "names"].contains(name.split(separator: "_").last ?? "")
        }
        let parts = named.map { name, value in
            let texts = (value.arrayValue ?? [value]).map { $0.stringValue ?? $0.text() }
            return "\(name) \(texts.joined(separator: ", "))".singleLine
        }
        return parts.isEmpty ? "no id is named" : parts.joined(separator: ", ")
    }

    static func question(_ operation: OperationDescriptor, target: String, place: String) -> String {
        "\(operation.luaName) cannot be undone. \(target), at \(place). Go on?"
    }
}
