package import JSONWire

/// A value in an example of a call.
package indirect enum ExampleValue: Sendable {
    /// A number, a boolean, or a text that the description shows or lists.
    case scalar(JSONValue)
    /// A text that only the caller knows.
    case unknown
    /// The value of the sensitive field of that name, which no example shows.
    case secret(String)
    case list([ExampleValue])
    /// Members whose names only the caller knows.
    case map(of: ExampleValue)
    case object(ExampleObject)

    /// What the description shows, else what the type allows.
    package init(_ field: FieldDescription) {
        if field.isSensitive {
            self = .secret(field.name)
        } else if let example = field.example {
            self.init(json: example)
        } else {
            self.init(field.type)
        }
    }

    private init(_ type: ValueType) {
        switch type {
        case .string(let rules):
            self = rules.enumeration?.values.first.map { .scalar(.string($0)) } ?? .unknown
        case .integer(let rules), .number(let rules):
            self.init(json: rules.values.first ?? rules.range.minimum ?? "1")
        case .boolean: self = .scalar(.bool(true))
        case .list(let element, let count):
            let number = max(1, count.minimum.flatMap { Int($0) } ?? 1)
            self = .list(Array(repeating: ExampleValue(element), count: number))
        case .map(let value): self = .map(of: ExampleValue(value))
        case .any: self = .object(ExampleObject(fields: [], constraints: []))
        case .object(let object): self = .object(.init(fields: object.fields, constraints: object.constraints))
        }
    }

    /// - Parameter text: A scalar, or a list of them, as the parser of the description wrote it.
    init(json text: String) {
        switch try? JSONValue(parsing: text) {
        case .array(let elements)?: self = .list(elements.map(ExampleValue.scalar))
        case let value?: self = .scalar(value)
        case nil: self = .scalar(.string(text))
        }
    }

    /// What rules compare: a text, or a number or boolean as text. Nil for everything else.
    package var text: String? {
        guard case .scalar(let value) = self else { return nil }
        return value.stringValue ?? value.text()
    }

    /// The object that it is.
    package var object: ExampleObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// In one line of Lua.
    ///
    /// - Parameter unknown: Stands for what only the caller knows.
    package func lua(unknown: String) -> String {
        switch self {
        case .scalar(let value): value.stringValue.map(JSONText.quoted) ?? value.text()
        case .unknown: JSONText.quoted(unknown)
        case .secret(let name): "secret.prompt " + JSONText.quoted(name)
        case .list(let elements): Self.table(elements.map { $0.lua(unknown: unknown) })
        case .map(let value): Self.table(["[\(JSONText.quoted(unknown))] = \(value.lua(unknown: unknown))"])
        case .object(let object):
            Self.table(object.members.map { "\($0.field.name) = \($0.value.lua(unknown: unknown))" })
        }
    }

    /// As JSON.
    ///
    /// - Parameters:
    ///   - unknown: Stands for what only the caller knows.
    ///   - secret: Stands for every secret.
    package func json(unknown: String, secret: String) -> JSONValue {
        switch self {
        case .scalar(let value): return value
        case .unknown: return .string(unknown)
        case .secret: return .string(secret)
        case .list(let elements): return .array(elements.map { $0.json(unknown: unknown, secret: secret) })
        case .map(let value): return .object([unknown: value.json(unknown: unknown, secret: secret)])
        case .object(let object): return .object(object.json(unknown: unknown, secret: secret))
        }
    }

    private static func table(_ entries: [String]) -> String {
        entries.isEmpty ? "{}" : "{ \(entries.joined(separator: ", ")) }"
    }
}

extension ExampleObject {
    /// As JSON; see ``ExampleValue/json(unknown:secret:)``.
    package func json(unknown: String, secret: String) -> JSONObject {
        var object = JSONObject()
        for member in members {
            object.append(key: member.field.name, value: member.value.json(unknown: unknown, secret: secret))
        }
        return object
    }
}
