import JSONWire

/// Reads the lines that describe fields and parameters.
enum FieldLine {
    static func field(_ columns: Columns, resolve: TableParser.Resolver) throws(TableError) -> Field {
        guard columns.rest.count >= 2 else { throw columns.error("a field without a type") }
        var name = columns.rest[0][...]
        var isRequired = false
        var isSensitive = false
        while let mark = name.last, mark == "!" || mark == "*" {
            if mark == "!" { isRequired = true } else { isSensitive = true }
            name.removeLast()
        }
        var attributes = Attributes()
        for column in columns.rest.dropFirst(2) { try attributes.add(column, columns: columns) }
        let schema = try schema(columns.rest[1], attributes, resolve: resolve, columns: columns)
        return Field(
            name: String(name), wireName: attributes.wireName, schema: schema, isRequired: isRequired,
            isSensitive: isSensitive,
            aliases: attributes.aliases, default: attributes.default, unit: attributes.unit,
            example: attributes.example, summary: attributes.summary
        )
    }

    /// A schema without rules: `object:Name`, `[string` and so on.
    static func schema(
        named type: String, resolve: TableParser.Resolver, columns: Columns
    ) throws(TableError) -> Schema {
        try schema(type, Attributes(), resolve: resolve, columns: columns)
    }

    private static func schema(
        _ type: String, _ attributes: Attributes, resolve: TableParser.Resolver, columns: Columns
    ) throws(TableError) -> Schema {
        if type.hasPrefix("[") {
            var inner = attributes
            inner.count = (nil, nil)
            let item = try schema(String(type.dropFirst()), inner, resolve: resolve, columns: columns)
            return .array(of: item, minCount: attributes.count.minimum, maxCount: attributes.count.maximum)
        }
        if type.hasPrefix("object:") { return .object(try resolve(String(type.dropFirst(7)))) }
        if type.hasPrefix("map:") {
            let value = try schema(String(type.dropFirst(4)), attributes, resolve: resolve, columns: columns)
            return .object(ObjectSchema(name: "", fields: [], additional: value))
        }
        switch type {
        case "string": return .string(try attributes.stringRules(columns))
        case "integer": return .integer(attributes.integerRules())
        case "number": return .number(attributes.numberRules())
        case "boolean": return .boolean
        case "any": return .any
        default: throw columns.error("unknown type \(type)")
        }
    }
}

/// The attributes behind a field's type.
private struct Attributes {
    var minimum: String?
    var maximum: String?
    var step: Int64?
    var bytes: Int?
    var count: (minimum: Int?, maximum: Int?) = (nil, nil)
    var pattern: String?
    var values: [String] = []
    var isClosed = false
    var ignoresCase = false
    var acceptsScalars = false
    var wireName: String?
    var aliases: [String] = []
    var meanings: [String: String] = [:]
    var `default`: JSONValue?
    var example: JSONValue?
    var unit: String?
    var summary = ""

    mutating func add(_ column: String, columns: Columns) throws(TableError) {
        if column.hasPrefix("#") {
            summary = String(column.dropFirst())
            return
        }
        switch column {
        case "scalars":
            acceptsScalars = true
            return
        case "fold":
            ignoresCase = true
            return
        default: break
        }
        guard let equals = column.firstIndex(of: "=") else { throw columns.error("unknown attribute \(column)") }
        let value = String(column[column.index(after: equals)...])
        switch column[..<equals] {
        case "min": minimum = value
        case "max": maximum = value
        case "step": step = Int64(value)
        case "bytes": bytes = Int(value)
        case "count": count = bounds(value)
        case "re": pattern = value
        case "in", "some":
            values = value.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            isClosed = column.hasPrefix("in")
        case "wire": wireName = value
        case "as": aliases = value.split(separator: "|").map(String.init)
        case "unit": unit = value
        case "v":
            guard let meant = values.first(where: { value.hasPrefix($0 + ":") }) else {
                throw columns.error("the meaning of a value that is not listed")
            }
            meanings[meant] = String(value.dropFirst(meant.count + 1))
        case "default": `default` = try json(value, columns)
        case "eg": example = try json(value, columns)
        default: throw columns.error("unknown attribute \(column)")
        }
    }

    private func json(_ text: String, _ columns: Columns) throws(TableError) -> JSONValue {
        do {
            return try JSONValue(parsing: text)
        } catch {
            throw columns.error("a value that is not JSON")
        }
    }

    /// `1..9`, `..10`, `1..`
    private func bounds(_ text: String) -> (Int?, Int?) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return (parts.first.flatMap { Int($0) }, parts.last.flatMap { Int($0) })
    }

    func stringRules(_ columns: Columns) throws(TableError) -> StringRules {
        var compiled: Pattern?
        if let pattern {
            do {
                compiled = try Pattern(pattern)
            } catch {
                throw columns.error("a pattern that cannot be used: \(error)")
            }
        }
        return StringRules(
            minLength: minimum.flatMap { Int($0) }, maxLength: maximum.flatMap { Int($0) }, maxBytes: bytes,
            pattern: compiled, values: enumeration,
            acceptsScalars: acceptsScalars)
    }

    private var enumeration: OpenEnumeration? {
        values.isEmpty
            ? nil : OpenEnumeration(values: values, isClosed: isClosed, ignoresCase: ignoresCase, meanings: meanings)
    }

    func integerRules() -> IntegerRules {
        IntegerRules(
            minimum: minimum.flatMap { Int64($0) }, maximum: maximum.flatMap { Int64($0) }, multipleOf: step,
            values: values.compactMap { Int64($0) })
    }

    func numberRules() -> NumberRules {
        NumberRules(minimum: minimum.flatMap { Double($0) }, maximum: maximum.flatMap { Double($0) })
    }
}
