import GaussDB
import JSONWire

/// The question before something is destroyed.
enum Confirmation {
    /// What the call would do it to: all its arguments, those of the path first. Secrets are masked.
    static func target(of operation: OperationDescriptor, _ arguments: JSONObject) -> String {
        let shown = operation.redacted(arguments)
        let path = Set(operation.parameters.filter { $0.location == .path }.map(\.field.name))
        let named = shown.filter { path.contains($0.key) } + shown.filter { !path.contains($0.key) }
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
