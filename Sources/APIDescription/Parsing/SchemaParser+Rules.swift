/// The rules of single values.
extension SchemaParser {
    func textRules(_ schema: Resolved) throws -> TextRules {
        TextRules(
            length: try Self.counts(schema, "minLength", "maxLength"), maxBytes: try schema["x-max-bytes"]?.count(),
            pattern: try schema["pattern"].map(Self.pattern), enumeration: try enumeration(schema),
            acceptsScalars: try schema["x-accepts-scalars"]?.flag() ?? false)
    }

    /// The operation table has one line for a field and takes patterns as they are.
    private static func pattern(_ element: Element) throws -> String {
        let text = try element.text()
        guard text.unicodeScalars.allSatisfy({ $0.value >= 0x20 }) else {
            throw element.error("in a pattern a tab is written `\\t` and a line break `\\n`")
        }
        return text
    }

    private func enumeration(_ schema: Resolved) throws -> EnumerationDescription? {
        guard let values = try schema["enum"].map({ try Self.values($0, of: schema) { try $0.text() } }) else {
            for key in ["x-enum-descriptions", "x-ignores-case", "x-open-enum"] {
                if let place = schema[key] { throw place.error("`\(key)` needs `enum` beside it") }
            }
            return nil
        }
        let component = schema.component.flatMap { $0.element["enum"] == nil ? nil : $0 }
        let meanings = try schema["x-enum-descriptions"]?.members().map { ($0.key, try $0.value.prose()) } ?? []
        guard Set(meanings.map(\.0)).count == meanings.count else {
            throw schema.element.error("a value is described twice")
        }
        for (value, _) in meanings where !values.contains(value) {
            throw schema.element.error("`\(value)` is described but not listed")
        }
        let summary = try (component?.element["description"] ?? schema["description"])?.prose() ?? ""
        return EnumerationDescription(
            name: component?.name, home: Self.home(schema.file), summary: summary, values: values,
            meanings: Dictionary(uniqueKeysWithValues: meanings), isOpen: try schema["x-open-enum"]?.flag() ?? false,
            ignoresCase: try schema["x-ignores-case"]?.flag() ?? false)
    }

    static func integerRules(_ schema: Resolved) throws -> NumberRules {
        try rules(schema) { try $0.wholeNumber() }
    }

    static func numberRules(_ schema: Resolved) throws -> NumberRules {
        try rules(schema) { try $0.number() }
    }

    private static func rules(_ schema: Resolved, _ number: (Element) throws -> String) throws -> NumberRules {
        if let step = schema["multipleOf"], let value = Double(try number(step)), value <= 0 {
            throw step.error("more than 0 expected")
        }
        return NumberRules(
            range: try bounds(schema, "minimum", "maximum", number), step: try schema["multipleOf"].map(number),
            values: try schema["enum"].map { try values($0, of: schema, number) } ?? [])
    }

    /// The listed values. Null among them says no more than that the type may be null.
    private static func values(
        _ element: Element, of schema: Resolved, _ read: (Element) throws -> String
    ) throws -> [String] {
        let isNullable = schema["type"]?.isList == true
        let values = try element.elements().filter { !(isNullable && $0.isNull) }.map(read)
        guard !values.isEmpty else { throw element.error("one value or more expected") }
        return values
    }

    /// Bounds of a length or of a number of elements.
    static func counts(_ schema: Resolved, _ minimum: String, _ maximum: String) throws -> Bounds {
        try bounds(schema, minimum, maximum) { try $0.count() }
    }

    private static func bounds(
        _ schema: Resolved, _ minimum: String, _ maximum: String, _ number: (Element) throws -> String
    ) throws -> Bounds {
        let bounds = Bounds(minimum: try schema[minimum].map(number), maximum: try schema[maximum].map(number))
        if let low = bounds.minimum.flatMap({ Double($0) }), let high = bounds.maximum.flatMap({ Double($0) }),
            low > high
        {
            throw (schema[minimum] ?? schema.element).error("`\(minimum)` is above `\(maximum)`")
        }
        return bounds
    }

    /// A default or example as JSON, by the type of its field.
    static func json(_ element: Element, _ type: ValueType) throws -> String {
        switch type {
        case .string: return JSONText.quoted(try element.text())
        case .integer, .number, .boolean:
            let text = try element.text()
            guard !text.contains(where: \.isWhitespace) else { throw element.error("`\(text)` is not one value") }
            return text
        case .list(let item, _):
            return "[" + (try element.elements().map { try json($0, item) }).joined(separator: ", ") + "]"
        case .object, .map, .any: throw element.error("only scalars and lists of them can be defaults or examples")
        }
    }
}
