/// A type in words: `list of NodeWeight`, `integer or string`.
package enum TypeWords {
    /// - Parameter object: How the name of an object is written.
    package static func type(_ type: ValueType, object: (ObjectDescription) -> String = name) -> String {
        switch type {
        case .string(let rules): text(rules)
        case .integer: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .list(let element, _): "list of " + self.type(element, object: object)
        case .object(let description): object(description)
        case .map(let value): "map of " + self.type(value, object: object)
        case .any: "any"
        }
    }

    package static func name(_ object: ObjectDescription) -> String { object.name.isEmpty ? "object" : object.name }

    /// A text that is something else in truth says so first.
    private static func text(_ rules: TextRules) -> String {
        switch rules.disguise {
        case .boolean: "boolean or string"
        case .integer: "integer or string"
        case nil: rules.acceptsScalars ? "string or number" : "string"
        }
    }
}
