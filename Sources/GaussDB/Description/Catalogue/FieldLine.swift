import JSONWire

/// Reads the lines that describe fields and parameters.
enum FieldLine {
    /// How deep lists and maps may stand within one another.
    private static let maximumDepth = 100

    static func field(_ columns: Columns, resolve: TableParser.Resolver) throws(TableError) -> Field {
        guard columns.rest.count >= 2 else { throw columns.error("a field without a type") }
        var name = columns.rest[0].unicodeScalars
        var isRequired = false
        var isSensitive = false
        while let mark = name.last, mark == "!" || mark == "*" {
            if mark == "!" { isRequired = true } else { isSensitive = true }
            name.removeLast()
        }
        var attributes = FieldAttributes()
        for column in columns.rest.dropFirst(2) { try attributes.add(column, columns: columns) }
        let schema = try schema(columns.rest[1], attributes, resolve: resolve, columns: columns)
        return Field(
            name: try columns.plain(String(name)), wireName: attributes.wireName, schema: schema,
            isRequired: isRequired,
            isSensitive: isSensitive,
            aliases: attributes.aliases, default: attributes.default, unit: attributes.unit,
            example: attributes.example, summary: attributes.summary
        )
    }

    /// A schema without rules: `object:Name`, `[string` and so on.
    static func schema(
        named type: String, resolve: TableParser.Resolver, columns: Columns
    ) throws(TableError) -> Schema {
        try schema(type, FieldAttributes(), resolve: resolve, columns: columns)
    }

    private static func schema(
        _ type: String, _ attributes: FieldAttributes, resolve: TableParser.Resolver, columns: Columns,
        depth: Int = 0
    ) throws(TableError) -> Schema {
        guard depth <= maximumDepth else { throw columns.error("lists and maps stand too deep within one another") }
        if let item = TableText.rest(of: type, after: "[") {
            var inner = attributes
            let count = inner.counts.popLast() ?? (nil, nil)
            let schema = try schema(item, inner, resolve: resolve, columns: columns, depth: depth + 1)
            return .array(of: schema, minCount: count.minimum, maxCount: count.maximum)
        }
        if let name = TableText.rest(of: type, after: "object:") { return .object(try resolve(columns.plain(name))) }
        if let value = TableText.rest(of: type, after: "map:") {
            let schema = try schema(value, attributes, resolve: resolve, columns: columns, depth: depth + 1)
            return .object(ObjectSchema(name: "", fields: [], additional: schema))
        }
        switch type {
        case "string": return .string(try attributes.stringRules(columns))
        case "integer": return .integer(try attributes.integerRules(columns))
        case "number": return .number(try attributes.numberRules(columns))
        case "boolean": return .boolean
        case "any": return .any
        default: throw columns.error("unknown type \(type)")
        }
    }
}
