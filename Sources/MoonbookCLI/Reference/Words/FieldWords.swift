import APIDescription
import GaussDB

/// A field in words, as a terminal shows it.
struct FieldWords {
    private let field: Field
    private let facts: FieldFacts

    init(_ field: Field) {
        self.field = field
        facts = FieldFacts(FieldDescription(field))
    }

    /// `list of NodeWeight`.
    var type: String { TypeWords.type(facts.field.type) }

    /// The listed values.
    var values: [String] { facts.values }

    /// What single values mean, in the order of the values.
    var meanings: [(value: String, meaning: String)] {
        let meanings = facts.meanings
        return values.compactMap { value in meanings[value].map { (value, $0) } }
    }

    /// Meaning and rules in sentences; may be empty.
    var sentences: String {
        var rules: [String] = []
        if !values.isEmpty {
            let listed = values.map { "`\($0)`" }.joined(separator: ", ")
            rules.append(facts.isOpen ? "for example \(listed)" : "one of \(listed)")
        }
        if let range = facts.range { rules.append(range) }
        if let pattern = facts.pattern { rules.append("matches `\(pattern)`") }
        if let unit = facts.unit { rules.append("in \(unit)") }
        if let value = facts.default { rules.append("`\(value)` when not given") }
        if field.isSensitive { rules.append("never shown or logged") }
        let sentences = rules.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
        return ([field.summary] + sentences).filter { !$0.isEmpty }.joined(separator: " ")
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
