/// The keys of a schema, and what each of them is about.
enum SchemaKeywords {
    /// They are about the field that has the schema, or for people; they do not make it another type.
    static let annotations: Set<String> = [
        "title", "description", "default", "examples", "x-argument-name", "x-aliases", "x-deviation", "x-sensitive",
        "x-unit",
    ]

    /// Those about a field that would be lost where there is none: on the elements of a list, on the values of a map.
    static let fieldOnly = ["x-argument-name", "x-aliases", "x-sensitive"]

    private static let ofType: [String: Set<String>] = [
        "string": [
            "enum", "minLength", "maxLength", "pattern", "x-accepts-scalars", "x-enum-descriptions", "x-ignores-case",
            "x-max-bytes", "x-open-enum",
        ],
        "integer": ["enum", "minimum", "maximum", "multipleOf"],
        "number": ["enum", "minimum", "maximum", "multipleOf"],
        "boolean": [],
        "array": ["items", "minItems", "maxItems"],
        "object": ["properties", "required", "additionalProperties", "x-constraints"],
    ]

    private static let all = ofType.values.reduce(into: annotations.union(["type"])) { $0.formUnion($1) }

    /// Refuses what nothing would read: a rule must not vanish without a word.
    ///
    /// - Parameter type: Nil when the schema has none.
    static func check(_ schema: Resolved, type: String?) throws {
        try schema.allow(only: all)
        let own = type.map { ofType[$0] ?? [] } ?? []
        for key in schema.keys where key != "type" && !annotations.contains(key) && !own.contains(key) {
            let place = schema[key] ?? schema.element
            guard let type else { throw place.error("`\(key)` needs a `type` beside it") }
            throw place.error("`\(key)` does not apply to the type `\(type)`")
        }
    }
}
