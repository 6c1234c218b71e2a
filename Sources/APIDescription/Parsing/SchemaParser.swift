/// Reads schemas into value types, objects and fields.
package struct SchemaParser {
    package let documents: DocumentSet

    private static let keywords: Set<String> = [
        "type", "title", "description", "properties", "required", "items", "enum", "default", "minimum", "maximum",
        "multipleOf", "minLength", "maxLength", "pattern", "minItems", "maxItems", "additionalProperties", "examples",
        "x-accepts-scalars", "x-argument-name", "x-aliases", "x-constraints", "x-deviation", "x-enum-descriptions",
        "x-ignores-case",
        "x-max-bytes", "x-open-enum", "x-sensitive", "x-unit",
    ]

    /// - Parameters:
    ///   - summary: What stands outside of the schema, for parameters.
    ///   - owner: Names of the objects around, which an object without a name is called after.
    package func field(
        _ name: String, _ element: Element, isRequired: Bool, summary: String? = nil, owner: Owner
    ) throws -> FieldDescription {
        let schema = try documents.resolve(element)
        let type = try type(schema, owner: owner.member(name))
        let argument = try schema["x-argument-name"]?.text()
        return FieldDescription(
            name: argument ?? name, wireName: argument == nil ? nil : name, type: type, isRequired: isRequired,
            isSensitive: try schema["x-sensitive"]?.flag() ?? false,
            aliases: try schema["x-aliases"]?.texts() ?? [],
            default: try schema["default"].map { try Self.json($0, type) },
            unit: try schema["x-unit"]?.text(),
            summary: try summary ?? schema["description"]?.prose() ?? "",
            example: try example(schema, type))
    }

    /// What the description shows. A list shows what its elements do, as often as there must be some.
    private func example(_ schema: Resolved, _ type: ValueType) throws -> String? {
        if let example = try schema["examples"]?.elements().first { return try Self.json(example, type) }
        guard case .list(let element, let count) = type, !element.isList,
            let items = schema["items"], let single = try example(documents.resolve(items), element)
        else { return nil }
        let number = max(1, count.minimum.flatMap { Int($0) } ?? 1)
        return "[" + Array(repeating: single, count: number).joined(separator: ", ") + "]"
    }

    package func type(_ element: Element, owner: Owner) throws -> ValueType {
        try type(documents.resolve(element), owner: owner)
    }

    /// The object that `element` describes.
    /// - Throws: ``DescriptionError`` when it describes something else.
    package func object(_ element: Element, owner: Owner) throws -> ObjectDescription {
        guard case .object(let object) = try type(element, owner: owner) else {
            throw element.error("an object expected")
        }
        return object
    }

    private func type(_ schema: Resolved, owner: Owner) throws -> ValueType {
        try schema.allow(only: Self.keywords)
        switch try Self.typeName(schema) {
        case "string": return .string(try textRules(schema))
        case "integer": return .integer(try Self.numberRules(schema))
        case "number": return .number(try Self.numberRules(schema))
        case "boolean": return .boolean
        case "array":
            let items = try type(schema.required("items"), owner: owner)
            return .list(of: items, count: try Self.bounds(schema, "minItems", "maxItems"))
        case "object": return try objectType(schema, owner: owner)
        case nil: return schema["properties"] == nil ? .any : try objectType(schema, owner: owner)
        case let other?: throw schema.element.error("unknown type `\(other)`")
        }
    }

    /// `type: string`, or `type: [string, "null"]`.
    private static func typeName(_ schema: Resolved) throws -> String? {
        guard let element = schema["type"] else { return nil }
        guard element.isList else { return try element.text() }
        let names = try element.texts().filter { $0 != "null" }
        guard names.count == 1 else { throw element.error("one type, or one and null, expected") }
        return names[0]
    }

    private func objectType(_ schema: Resolved, owner: Owner) throws -> ValueType {
        guard let properties = schema["properties"] else {
            guard let additional = schema["additionalProperties"], additional.isMapping else { return .any }
            return .map(of: try type(additional, owner: owner.member("value")))
        }
        let name = schema.component?.name ?? owner.name
        guard !owner.ancestors.contains(name) else { throw properties.error("object \(name) contains itself") }
        let inside = Owner(name: name, ancestors: owner.ancestors.union([name]))
        let required = Set(try schema["required"]?.texts() ?? [])
        let members = try properties.members()
        for name in required where !members.contains(where: { $0.key == name }) {
            throw properties.error("`\(name)` is required but not described")
        }
        let fields = try members.map { name, element in
            try field(name, element, isRequired: required.contains(name), owner: inside)
        }
        // What stands beside a reference is about the field; the object speaks for itself.
        let summary = try (schema.component?.element["description"] ?? schema["description"])?.prose() ?? ""
        return .object(
            ObjectDescription(
                name: name, home: Self.home(schema.file), summary: summary, fields: fields,
                isOpen: try schema["additionalProperties"]?.flag() ?? false,
                constraints: try ConstraintParser.constraints(schema["x-constraints"])))
    }

    private func textRules(_ schema: Resolved) throws -> TextRules {
        TextRules(
            length: try Self.bounds(schema, "minLength", "maxLength"), maxBytes: try schema["x-max-bytes"]?.text(),
            pattern: try schema["pattern"]?.text(), enumeration: try enumeration(schema),
            acceptsScalars: try schema["x-accepts-scalars"]?.flag() ?? false)
    }

    private func enumeration(_ schema: Resolved) throws -> EnumerationDescription? {
        guard let values = try schema["enum"]?.texts() else { return nil }
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

    private static func numberRules(_ schema: Resolved) throws -> NumberRules {
        NumberRules(
            range: try bounds(schema, "minimum", "maximum"), step: try schema["multipleOf"]?.text(),
            values: try schema["enum"]?.texts() ?? [])
    }

    private static func bounds(_ schema: Resolved, _ minimum: String, _ maximum: String) throws -> Bounds {
        Bounds(minimum: try schema[minimum]?.text(), maximum: try schema[maximum]?.text())
    }

    /// A default or example as JSON, by the type of its field.
    private static func json(_ element: Element, _ type: ValueType) throws -> String {
        switch type {
        case .string: JSONText.quoted(try element.text())
        case .integer, .number, .boolean: try element.text()
        case .list(let item, _): "[" + (try element.elements().map { try json($0, item) }).joined(separator: ", ") + "]"
        case .object, .map, .any: throw element.error("only scalars and lists of them can be defaults or examples")
        }
    }

    /// `proxy` of `proxy.yaml`.
    package static func home(_ file: String) -> String {
        file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
    }

    /// What an object without a name is called after, and which objects are around it.
    package struct Owner {
        package let name: String
        package var ancestors: Set<String> = []

        package func member(_ field: String) -> Owner {
            Owner(name: name + Words(snake: field).upperCamel, ancestors: ancestors)
        }
    }
}
