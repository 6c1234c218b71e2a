/// Reads schemas into value types, objects and fields.
package struct SchemaParser {
    package let documents: DocumentSet
    package let memory: SchemaMemory

    /// - Parameters:
    ///   - summary: What stands outside of the schema, for parameters.
    ///   - owner: The object around, which an object without a name is called after.
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
            // Null is what is meant without a default, too.
            default: try schema["default"].flatMap { $0.isNull ? nil : try Self.json($0, type) },
            unit: try schema["x-unit"]?.prose(),
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
            throw element.error("an object with its members under `properties` expected")
        }
        return object
    }

    private func type(_ schema: Resolved, owner: Owner) throws -> ValueType {
        let name = try Self.typeName(schema)
        return try memory.inside(schema, kind: Self.kind(name)) {
            switch name {
            case "string": try Self.checked(schema, name) { .string(try textRules(schema)) }
            case "integer": try Self.checked(schema, name) { .integer(try Self.integerRules(schema)) }
            case "number": try Self.checked(schema, name) { .number(try Self.numberRules(schema)) }
            case "boolean": try Self.checked(schema, name) { .boolean }
            case "array":
                try Self.checked(schema, name) {
                    let items = try inner(schema.required("items"), of: schema, owner: owner)
                    return .list(of: items, count: try Self.counts(schema, "minItems", "maxItems"))
                }
            case "object": try Self.checked(schema, name) { try objectType(schema, owner: owner) }
            case nil: try Self.checked(schema, name) { .any }
            case let other?: throw schema.element.error("unknown type `\(other)`")
            }
        }
    }

    private static func checked(_ schema: Resolved, _ type: String?, _ read: () throws -> ValueType) throws -> ValueType
    {
        try SchemaKeywords.check(schema, type: type)
        return try read()
    }

    /// `type: string`, or `type: [string, "null"]`. Members make an object, and listed words a text.
    private static func typeName(_ schema: Resolved) throws -> String? {
        if let element = schema["type"] {
            guard element.isList else { return try element.text() }
            let names = try element.elements().filter { !$0.isNull }.map { try $0.text() }.filter { $0 != "null" }
            guard names.count == 1 else { throw element.error("one type, or one and null, expected") }
            return names[0]
        }
        if schema["properties"] != nil { return "object" }
        guard let values = schema["enum"] else { return nil }
        let looksOtherwise = try values.texts().contains { ["true", "false"].contains($0) || Double($0) != nil }
        guard !looksOtherwise else { throw values.error("say with `type` what these values are") }
        return "string"
    }

    private static func kind(_ type: String?) -> String {
        type == "array" ? "list" : type ?? "schema"
    }

    /// The elements of a list or the values of a map, which are no field that could have a name or be secret.
    private func inner(_ element: Element, of outer: Resolved, owner: Owner) throws -> ValueType {
        let schema = try documents.resolve(element)
        for key in SchemaKeywords.fieldOnly where schema[key] != nil {
            if key == "x-sensitive", try outer[key]?.flag() == true { continue }
            throw element.error("`\(key)` belongs to the list or map itself, not to what is in it")
        }
        return try type(schema, owner: owner)
    }

    private func objectType(_ schema: Resolved, owner: Owner) throws -> ValueType {
        let additional = schema["additionalProperties"]
        if schema["properties"] == nil {
            for key in ["required", "x-constraints"] where schema[key] != nil {
                throw schema.element.error("`\(key)` needs `properties` beside it")
            }
            if let additional, additional.isMapping {
                return .map(of: try inner(additional, of: schema, owner: owner.member("value")))
            }
            if try additional?.flag() ?? true { return .map(of: .any) }
        } else if let additional, additional.isMapping {
            throw additional.error("beside `properties` it is `true` or `false`")
        }
        let definition = schema.definition(besides: SchemaKeywords.annotations)
        return try memory.object(at: definition?.place, schema) {
            .object(try object(schema, definition, name: definition?.name ?? owner.name))
        }
    }

    private func object(
        _ schema: Resolved, _ definition: Resolved.Component?, name: String
    ) throws -> ObjectDescription {
        let required = Set(try schema["required"]?.texts() ?? [])
        let members = try schema["properties"]?.members() ?? []
        for name in required where !members.contains(where: { $0.key == name }) {
            throw (schema["properties"] ?? schema.element).error("`\(name)` is required but not described")
        }
        let fields = try members.map { member, element in
            try field(member, element, isRequired: required.contains(member), owner: Owner(name: name))
        }
        try Self.checkNames(fields, schema)
        let isOpen = try schema["additionalProperties"]?.flag() ?? false
        // What stands beside a reference is about the field; the object speaks for itself.
        let summary = try (schema.component?.element["description"] ?? schema["description"])?.prose() ?? ""
        return ObjectDescription(
            name: name, home: Self.home(schema.file), origin: definition?.place ?? memory.nextOrigin(),
            summary: summary, fields: fields, isOpen: isOpen,
            constraints: try ConstraintParser.constraints(
                schema["x-constraints"], on: MemberScope(fields: fields, isOpen: isOpen)))
    }

    /// A member is found by its name and by each other spelling, so that all of them differ.
    private static func checkNames(_ fields: [FieldDescription], _ schema: Resolved) throws {
        var names: Set<String> = []
        for field in fields {
            for name in [field.name] + field.aliases where !names.insert(name).inserted {
                throw schema.element.error("two members are called `\(name)`")
            }
        }
    }

    /// `proxy` of `proxy.yaml`.
    package static func home(_ file: String) -> String {
        file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file
    }

    /// What an object without a name is called after.
    package struct Owner {
        package let name: String

        package func member(_ field: String) -> Owner {
            Owner(name: name + Words(snake: field).upperCamel)
        }
    }
}
