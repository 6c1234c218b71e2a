import JSONWire

/// The attributes behind a field's type.
struct FieldAttributes {
    var minimum: String?
    var maximum: String?
    var step: String?
    var bytes: Int?
    /// Of lists within one another, that of the outermost last.
    var counts: [(minimum: Int?, maximum: Int?)] = []
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
        if let text = TableText.rest(of: column, after: "#") {
            summary = text
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
        guard let (name, value) = TableText.halves(column, at: "=") else {
            throw columns.error("unknown attribute \(column)")
        }
        switch name {
        case "min": minimum = value
        case "max": maximum = value
        case "step": step = value
        case "bytes": bytes = try Self.number(value, columns)
        case "count": counts.append(try bounds(value, columns))
        case "re": pattern = value
        case "in", "some":
            values = try columns.items(value, at: "|", omittingEmptyItems: false)
            isClosed = name == "in"
        case "wire": wireName = try columns.plain(value)
        case "as": aliases = try columns.items(value, at: "|")
        case "unit": unit = try columns.plain(value)
        case "v":
            guard let (before, meaning) = TableText.halves(value, at: ":") else {
                throw columns.error("a meaning without a value")
            }
            let meant = try columns.plain(before)
            guard values.contains(meant) else { throw columns.error("the meaning of a value that is not listed") }
            meanings[meant] = meaning
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
    private func bounds(_ text: String, _ columns: Columns) throws(TableError) -> (minimum: Int?, maximum: Int?) {
        guard let bounds = TableText.bounds(text) else { throw columns.error("`\(text)` is not such as 1..9") }
        return (
            minimum: try Self.number(bounds.minimum, columns), maximum: try Self.number(bounds.maximum, columns)
        )
    }

    /// A bound that cannot be read would be none, and let everything pass.
    private static func number<Number: LosslessStringConvertible>(
        _ text: String?, _ columns: Columns
    ) throws(TableError) -> Number? {
        guard let text else { return nil }
        guard let number = Number(text) else { throw columns.error("`\(text)` is no number that fits here") }
        return number
    }

    private func numbers<Number: LosslessStringConvertible>(_ columns: Columns) throws(TableError) -> [Number] {
        var numbers: [Number] = []
        for value in values { if let number: Number = try Self.number(value, columns) { numbers.append(number) } }
        return numbers
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
            minLength: try Self.number(minimum, columns), maxLength: try Self.number(maximum, columns),
            maxBytes: bytes, pattern: compiled, values: enumeration,
            acceptsScalars: acceptsScalars)
    }

    private var enumeration: OpenEnumeration? {
        values.isEmpty
            ? nil : OpenEnumeration(values: values, isClosed: isClosed, ignoresCase: ignoresCase, meanings: meanings)
    }

    func integerRules(_ columns: Columns) throws(TableError) -> IntegerRules {
        IntegerRules(
            minimum: try Self.number(minimum, columns), maximum: try Self.number(maximum, columns),
            multipleOf: try Self.number(step, columns), values: try numbers(columns))
    }

    func numberRules(_ columns: Columns) throws(TableError) -> NumberRules {
        NumberRules(
            minimum: try Self.number(minimum, columns), maximum: try Self.number(maximum, columns),
            multipleOf: try Self.number(step, columns), values: try numbers(columns))
    }
}
