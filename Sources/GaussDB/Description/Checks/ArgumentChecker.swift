import JSONWire

/// Checks values against the description, collects every problem, and puts values into the form that goes on the wire.
///
/// What is accepted besides the exact type: a whole number written as a fraction (`3.0`) where an integer belongs, since
/// scripts do arithmetic; a number or boolean where the service wants it as text; an empty list for an empty object and the
/// reverse, since Lua has one empty table for both. Members are put into the order of the description.
struct ArgumentChecker {
    /// More problems than a person reads; the check goes on, but does not collect more.
    static let maxProblems = 50

    private(set) var problems: [ValidationProblem] = []

    mutating func report(_ path: String, _ message: String) {
        guard problems.count < Self.maxProblems else { return }
        problems.append(ValidationProblem(path: path, message: message))
    }

    /// The value in wire form, or nil when it breaks a rule.
    mutating func check(_ value: JSONValue, _ schema: Schema, path: String, isSensitive: Bool = false) -> JSONValue? {
        switch schema {
        case .any: return checkOpen(value, path: path, isSensitive: isSensitive) ? value : nil
        case .string(let rules): return check(value, rules, path: path, isSensitive: isSensitive).map { .string($0) }
        case .integer(let rules): return check(value, rules, path: path, isSensitive: isSensitive)
        case .number(let rules): return check(value, rules, path: path, isSensitive: isSensitive)
        case .boolean:
            if case .bool = value { return value }
            reportType(path, wanted: "true or false", value, isSensitive)
            return nil
        case .array(let item, let minimum, let maximum):
            return check(value, item: item, minimum: minimum, maximum: maximum, path: path, isSensitive: isSensitive)
        case .object(let object):
            return check(value, object, path: path, isSensitive: isSensitive).map { .object($0) }
        }
    }

    mutating func reportType(_ path: String, wanted: String, _ value: JSONValue, _ isSensitive: Bool) {
        let came = isSensitive ? "something else" : ShownValue.text(value)
        report(path, "`\(path)` must be \(wanted), not \(came)")
    }

    // MARK: Lists and objects

    private mutating func check(
        _ value: JSONValue, item: Schema, minimum: Int?, maximum: Int?, path: String, isSensitive: Bool
    ) -> JSONValue? {
        let items: [JSONValue]
        switch value {
        case .array(let elements): items = elements
        case .object(let members) where members.isEmpty: items = []
        default:
            // A text where an object with a secret belongs may be that secret.
            reportType(path, wanted: "a list", value, isSensitive || Redaction.hasSecrets(item))
            return nil
        }
        if items.count < minimum ?? 0 || items.count > maximum ?? .max {
            let allowed = ShownValue.range(minimum, maximum)
            report(path, "`\(path)` has \(ShownValue.count(items.count, "item")); allowed: \(allowed)")
            return nil
        }
        var result: [JSONValue] = []
        result.reserveCapacity(items.count)
        for (index, element) in items.enumerated() {
            let itemPath = path + "[" + String(index + 1) + "]"
            if let checked = check(element, item, path: itemPath, isSensitive: isSensitive) { result.append(checked) }
        }
        return result.count == items.count ? .array(result) : nil
    }

    private mutating func check(
        _ value: JSONValue, _ schema: ObjectSchema, path: String, isSensitive: Bool
    ) -> JSONObject? {
        let members: JSONObject
        switch value {
        case .object(let object): members = object
        case .array(let items) where items.isEmpty: members = JSONObject()
        default:
            let hidesValue = isSensitive || Redaction.hasSecrets(.object(schema))
            reportType(path, wanted: "a table of named members", value, hidesValue)
            return nil
        }
        let before = problems.count
        let checked = check(members, of: schema, path: path, isSensitive: isSensitive)
        return problems.count == before ? checked : nil
    }

    /// Checks the members of one object. The result has those that are right, in the order of the description.
    /// All of them are sensitive when the object is.
    mutating func check(
        _ members: JSONObject, of schema: ObjectSchema, path: String, isSensitive: Bool = false
    ) -> JSONObject {
        let before = problems.count
        let fields = schema.fields
        var result = JSONObject()
        var others: [(String, JSONValue)] = []
        for (name, value) in members where !schema.hasField(named: name) {
            let memberPath = joined(path, name)
            if let additional = schema.additional {
                if let checked = check(value, additional, path: memberPath, isSensitive: isSensitive) {
                    others.append((name, checked))
                }
            } else if schema.isOpen {
                if checkOpen(value, path: memberPath, isSensitive: isSensitive) { others.append((name, value)) }
            } else {
                reportUnknown(memberPath, name, fields)
            }
        }
        for field in fields {
            guard let value = members[field.name] else {
                guard field.isRequired else { continue }
                let memberPath = joined(path, field.name)
                // What the service requires although it has a default is filled in.
                if let value = field.default {
                    result.append(key: field.name, value: value)
                } else {
                    report(memberPath, "`\(memberPath)` is required" + Self.need(of: field))
                }
                continue
            }
            let memberPath = joined(path, field.name)
            if value.isNull {
                if field.isRequired { report(memberPath, "`\(memberPath)` is required and cannot be null") }
                result.append(key: field.name, value: .null)
            } else {
                let hidesValue = isSensitive || field.isSensitive
                if let checked = check(value, field.schema, path: memberPath, isSensitive: hidesValue) {
                    result.append(key: field.name, value: checked)
                }
            }
        }
        for (name, value) in others { result[name] = value }
        // Rules between members make sense only of members that are right by themselves.
        if problems.count == before { check(schema.constraints, on: result, path: path) }
        return result
    }

    private mutating func reportUnknown(_ path: String, _ name: String, _ fields: [Field]) {
        if let alias = fields.first(where: { $0.aliases.contains(name) }) {
            report(path, "unknown field `\(path)`; it is called `\(alias.name)`")
        } else if let nearest = NearestName.nearest(to: name, among: fields.map(\.name)) {
            report(path, "unknown field `\(path)`; did you mean `\(nearest)`?")
        } else if fields.isEmpty {
            report(path, "unknown field `\(path)`; none is taken here")
        } else {
            let names = fields.map { "`" + $0.name + "`" }
            let shown = names.count > 12 ? names.prefix(12) + ["…"] : names[...]
            report(path, "unknown field `\(path)`; known: \(shown.joined(separator: ", "))")
        }
    }

    /// What a missing member would have to be, where that helps: `, one of "single" or "multi"`.
    private static func need(of field: Field) -> String {
        guard case .string(let rules) = field.schema, let values = rules.values, !field.isSensitive else { return "" }
        return ": " + ShownValue.choices(values.values.map(ShownValue.quoted))
    }
}

/// `backup_strategy` + `keep_days`
func joined(_ path: String, _ name: String) -> String {
    path.isEmpty ? name : path + "." + name
}
