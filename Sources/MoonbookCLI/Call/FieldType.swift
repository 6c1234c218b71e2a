import GaussDB

/// Types in words, for messages, and what a field can be given.
enum FieldType {
    static func words(_ schema: Schema) -> String {
        switch schema {
        case .string: "a text"
        case .integer: "a whole number"
        case .number: "a number"
        case .boolean: "true or false"
        case .array: "a list"
        case .object: "an object"
        case .any: "any value"
        }
    }

    /// The values that are listed, for completion.
    static func values(_ schema: Schema) -> [String] {
        switch schema {
        case .string(let rules): rules.values?.values ?? []
        case .integer(let rules): rules.values.map(String.init)
        case .boolean: ["true", "false"]
        case .array(let item, _, _): values(item)
        case .number, .object, .any: []
        }
    }

    /// Where the value of a secret can come from.
    static let secretSources = ["prompt", "env:", "file:"]
}
