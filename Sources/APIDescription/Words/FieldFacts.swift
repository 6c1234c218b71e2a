/// What is allowed for a field, in words that Swift comments, Lua annotations, reference pages and the program share.
package struct FieldFacts {
    package let field: FieldDescription

    package init(_ field: FieldDescription) {
        self.field = field
    }

    /// For example `2 to 16 nodes`, `4 to 64 characters, at most 64 bytes in UTF-8`, `1 or more elements, each 1 to 16`.
    package var range: String? {
        let parts = Self.parts(field.type, unit: field.unit)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// The unit, unless ``range`` says it.
    package var unit: String? {
        guard let unit = field.unit, !(range ?? "").contains(unit) else { return nil }
        return unit
    }

    /// The values that the reference lists.
    package var values: [String] { Self.values(field.type) }

    package var pattern: String? { Self.pattern(field.type) }

    /// What is meant when nothing is given, as JSON: what the value is in truth, where it travels as text.
    package var `default`: String? {
        guard let value = field.default, case .string(let rules) = field.type, rules.disguise != nil else {
            return field.default
        }
        return value.hasPrefix("\"") ? String(value.dropFirst().dropLast()) : value
    }

    /// What a listed value means, to stand in brackets: `it is being made` for `It is being made.`
    package func meaning(of value: String) -> String? {
        guard let meaning = meanings[value] else { return nil }
        let clause = meaning.hasSuffix(".") ? String(meaning.dropLast()) : meaning
        let isName = clause.prefix { $0 != " " }.dropFirst().contains(where: \.isUppercase)
        return isName ? clause : clause.prefix(1).lowercased() + clause.dropFirst()
    }

    /// What single listed values mean, in sentences.
    package var meanings: [String: String] { Self.enumeration(field.type)?.meanings ?? [:] }

    /// Other values than the listed ones are possible.
    package var isOpen: Bool { Self.enumeration(field.type)?.isOpen ?? false }

    /// All in one line of short sentences; empty when there is nothing to say.
    ///
    /// - Parameter withValues: Whether the listed values are named, where no type does.
    package func sentences(withValues: Bool) -> String {
        var sentences: [String] = []
        if let range { sentences.append(range) }
        if let unit { sentences.append("in \(unit)") }
        if withValues, !values.isEmpty {
            sentences.append((isOpen ? "for example " : "one of ") + values.map { "`\($0)`" }.joined(separator: ", "))
        }
        if let value = self.default { sentences.append("\(value) when not given") }
        return sentences.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }.joined(separator: " ")
    }

    private static func parts(_ type: ValueType, unit: String?) -> [String] {
        switch type {
        case .string(let rules):
            let characters = phrase(rules.length, one: "character", many: "characters")
            return (characters.map { [$0] } ?? []) + (rules.maxBytes.map { ["at most \($0) bytes in UTF-8"] } ?? [])
        case .integer(let rules), .number(let rules):
            let range = phrase(rules.range, one: unit, many: unit)
            return (range.map { [$0] } ?? []) + (rules.step.map { ["in steps of \($0)"] } ?? [])
        case .list(let element, let count):
            let elements = phrase(count, one: "element", many: "elements")
            let each = parts(element, unit: unit).map { "each " + $0 }
            return (elements.map { [$0] } ?? []) + each
        case .map(let value): return parts(value, unit: unit)
        case .boolean, .object, .any: return []
        }
    }

    private static func phrase(_ bounds: Bounds, one: String?, many: String?) -> String? {
        func counted(_ number: String) -> String {
            guard let noun = number == "1" ? one : many else { return number }
            return "\(number) \(noun)"
        }
        switch (bounds.minimum, bounds.maximum) {
        case (nil, nil): return nil
        case ("1", nil) where many == "characters" || many == "elements": return "not empty"
        case (let minimum?, nil): return minimum + " or more" + (many.map { " " + $0 } ?? "")
        case (nil, let maximum?): return "at most " + counted(maximum)
        case (let minimum?, let maximum?):
            return minimum == maximum ? counted(maximum) : "\(minimum) to " + counted(maximum)
        }
    }

    private static func enumeration(_ type: ValueType) -> EnumerationDescription? {
        if case .map(let value) = type { enumeration(value) } else { type.enumeration }
    }

    private static func values(_ type: ValueType) -> [String] {
        switch type {
        case .string(let rules): rules.enumeration?.values ?? []
        case .integer(let rules), .number(let rules): rules.values
        case .list(let element, _): values(element)
        case .map(let value): values(value)
        case .boolean, .object, .any: []
        }
    }

    private static func pattern(_ type: ValueType) -> String? {
        switch type {
        case .string(let rules): rules.pattern
        case .list(let element, _): pattern(element)
        case .map(let value): pattern(value)
        case .integer, .number, .boolean, .object, .any: nil
        }
    }
}
