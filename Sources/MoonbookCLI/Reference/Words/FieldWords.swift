import GaussDB
import JSONWire

/// A field in words: its type, what is allowed, what it means.
struct FieldWords {
    let field: Field

    init(_ field: Field) { self.field = field }

    /// `list of NodeWeight`.
    var type: String { Self.type(field.schema) }

    /// For example `2 to 16 nodes`, `4 to 64 characters, at most 64 bytes in UTF-8`, `not empty, each 1 to 16`.
    var range: String? {
        let parts = Self.range(field.schema, unit: field.unit)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// The listed values.
    var values: [String] { Self.values(field.schema) }

    /// Others than the listed values are possible.
    var isOpen: Bool { Self.isOpen(field.schema) }

    var pattern: String? { Self.pattern(field.schema) }

    /// Meaning and rules in sentences; may be empty.
    var sentences: String {
        var rules: [String] = []
        if !values.isEmpty {
            let listed = values.map { "`\($0)`" }.joined(separator: ", ")
            rules.append(isOpen ? "for example \(listed)" : "one of \(listed)")
        }
        if let range { rules.append(range) }
        if let pattern { rules.append("matches `\(pattern)`") }
        if let unit = field.unit, !(range ?? "").hasSuffix(unit) { rules.append("in \(unit)") }
        if let value = field.default { rules.append("`\(value.text())` when not given") }
        if field.isSensitive { rules.append("never shown or logged") }
        let sentences = rules.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
        return ([field.summary] + sentences).filter { !$0.isEmpty }.joined(separator: " ")
    }

    static func type(_ schema: Schema) -> String {
        switch schema {
        case .string(let rules): text(rules)
        case .integer: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .array(let element, _, _): "list of " + type(element)
        case .object(let object): self.object(object)
        case .any: "any"
        }
    }

    private static func object(_ object: ObjectSchema) -> String {
        if let value = object.additional, object.fields.isEmpty { return "map of " + type(value) }
        return object.name.isEmpty ? "object" : object.name
    }

    /// A text that is something else in truth says so first.
    private static func text(_ rules: StringRules) -> String {
        guard rules.acceptsScalars else { return "string" }
        if let enumeration = rules.values {
            if Set(enumeration.values) == ["true", "false"] { return "boolean or string" }
            return enumeration.values.allSatisfy { Int64($0) != nil } ? "integer or string" : "string or number"
        }
        return rules.pattern?.text == "^[0-9]+$" ? "integer or string" : "string or number"
    }

    private static func range(_ schema: Schema, unit: String?) -> [String] {
        switch schema {
        case .string(let rules):
            let length = phrase(rules.minLength, rules.maxLength, "character", "characters")
            return [length, rules.maxBytes.map { "at most \($0) bytes in UTF-8" }].compactMap(\.self)
        case .integer(let rules):
            let step = rules.multipleOf.map { "in steps of \($0)" }
            return [phrase(rules.minimum, rules.maximum, unit, unit), step].compactMap(\.self)
        case .number(let rules):
            return [phrase(rules.minimum.map(short), rules.maximum.map(short), unit, unit)].compactMap(\.self)
        case .array(let element, let minimum, let maximum):
            let count = phrase(minimum, maximum, "element", "elements")
            return [count].compactMap(\.self) + range(element, unit: unit).map { "each " + $0 }
        case .object(let object): return object.additional.map { range($0, unit: unit) } ?? []
        case .boolean, .any: return []
        }
    }

    private static func short(_ number: Double) -> String {
        Int64(exactly: number).map(String.init) ?? String(number)
    }

    private static func phrase<Bound: CustomStringConvertible>(
        _ minimum: Bound?, _ maximum: Bound?, _ one: String?, _ many: String?
    ) -> String? {
        func counted(_ number: String) -> String {
            guard let noun = number == "1" ? one : many else { return number }
            return "\(number) \(noun)"
        }
        switch (minimum?.description, maximum?.description) {
        case (nil, nil): return nil
        case ("1", nil) where many == "characters" || many == "elements": return "not empty"
        case (let minimum?, nil): return minimum + " or more" + (many.map { " " + $0 } ?? "")
        case (nil, let maximum?): return "at most " + counted(maximum)
        case (let minimum?, let maximum?):
            return minimum == maximum ? counted(maximum) : "\(minimum) to " + counted(maximum)
        }
    }

    private static func values(_ schema: Schema) -> [String] {
        switch schema {
        case .string(let rules): rules.values?.values ?? []
        case .integer(let rules): rules.values.map(String.init)
        case .array(let element, _, _): values(element)
        case .object(let object): object.additional.map(values) ?? []
        case .number, .boolean, .any: []
        }
    }

    /// What single values mean, in the order of the values.
    var meanings: [(value: String, meaning: String)] {
        let meanings = Self.meanings(field.schema)
        return values.compactMap { value in meanings[value].map { (value, $0) } }
    }

    private static func meanings(_ schema: Schema) -> [String: String] {
        switch schema {
        case .string(let rules): rules.values?.meanings ?? [:]
        case .array(let element, _, _): meanings(element)
        case .object(let object): object.additional.map(meanings) ?? [:]
        case .integer, .number, .boolean, .any: [:]
        }
    }

    private static func isOpen(_ schema: Schema) -> Bool {
        switch schema {
        case .string(let rules): rules.values.map { !$0.isClosed } ?? false
        case .array(let element, _, _): isOpen(element)
        case .object(let object): object.additional.map(isOpen) ?? false
        case .integer, .number, .boolean, .any: false
        }
    }

    private static func pattern(_ schema: Schema) -> String? {
        switch schema {
        case .string(let rules): rules.pattern?.text
        case .array(let element, _, _): pattern(element)
        case .object(let object): object.additional.flatMap(pattern)
        case .integer, .number, .boolean, .any: nil
        }
    }
}

extension Schema {
    /// The object in the value: itself, the elements of a list, or the values of a map.
    var innerObject: ObjectSchema? {
        switch self {
        case .object(let object): object.fields.isEmpty ? object.additional?.innerObject ?? object : object
        case .array(let element, _, _): element.innerObject
        case .string, .integer, .number, .boolean, .any: nil
        }
    }

    /// What stands between a field's name and its members' in a path: `[]` for a list.
    var pathMark: String {
        if case .array(let element, _, _) = self { "[]" + element.pathMark } else { "" }
    }
}
