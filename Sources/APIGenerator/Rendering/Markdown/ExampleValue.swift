import APIDescription

/// A value in an example.
indirect enum ExampleValue {
    /// As Lua writes it.
    case scalar(String)
    case list([ExampleValue])
    case object(ExampleObject)

    /// An example of the description, else what the type allows.
    init(_ field: FieldDescription) {
        self = field.isSensitive ? .scalar("secret.generate()") : ExampleValue(field.type, field.example)
    }

    private init(_ type: ValueType, _ example: String?) {
        if let example {
            self = .scalar(example.hasPrefix("[") ? "{ " + example.dropFirst().dropLast() + " }" : example)
            return
        }
        switch type {
        case .string(let rules): self = .scalar(rules.enumeration?.values.first.map(JSONText.quoted) ?? "\"…\"")
        case .integer(let rules): self = .scalar(rules.values.first ?? rules.range.minimum ?? "1")
        case .number(let rules): self = .scalar(rules.range.minimum ?? "1")
        case .boolean: self = .scalar("true")
        case .list(let element, let count):
            let number = max(1, count.minimum.flatMap { Int($0) } ?? 1)
            self = .list(Array(repeating: ExampleValue(element, nil), count: number))
        case .map, .any: self = .scalar("{}")
        case .object(let object): self = .object(.init(fields: object.fields, constraints: object.constraints))
        }
    }

    /// In one line of Lua.
    var lua: String {
        switch self {
        case .scalar(let text): text
        case .list(let elements): Self.table(elements.map(\.lua))
        case .object(let object): Self.table(object.members.map { "\($0.field.name) = \($0.value.lua)" })
        }
    }

    /// What rules compare: a text without its quotes. Nil for lists and objects.
    var text: String? {
        guard case .scalar(let text) = self else { return nil }
        return text.hasPrefix("\"") ? String(text.dropFirst().dropLast()) : text
    }

    /// The object that it is.
    var object: ExampleObject? {
        if case .object(let object) = self { object } else { nil }
    }

    private static func table(_ entries: [String]) -> String {
        entries.isEmpty ? "{}" : "{ \(entries.joined(separator: ", ")) }"
    }
}
