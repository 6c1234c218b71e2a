/// The six kinds of JSON values.
public enum JSONKind: String, Sendable, Hashable, CaseIterable {
    case null, bool, number, string, object, array

    /// The kind with its article, for messages: `an object`.
    public var name: String {
        switch self {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a string"
        case .object: "an object"
        case .array: "an array"
        }
    }
}
