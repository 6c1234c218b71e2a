import GaussDB
import JSONWire

/// How an operation is called with what it needs at least.
struct CallExample {
    let operation: OperationDescriptor
    /// Stands for what only the caller knows.
    let ellipsis: String
    /// What fits into one line, in columns.
    var width = 76

    private var words: OperationWords { OperationWords(operation) }

    /// In a script.
    var lua: [String] {
        let arguments = words.arguments.filter(\.mustBeGiven).map { "\($0.name) = \(luaValue($0))" }
        let list = arguments.isEmpty ? "{}" : "{ " + arguments.joined(separator: ", ") + " }"
        let inOneLine = "local result = \(operation.luaName) \(list)"
        var lines = [inOneLine]
        if inOneLine.count > width {
            lines = ["local result = \(operation.luaName) {"] + arguments.map { "  \($0)," } + ["}"]
        }
        return lines + (words.canWait ? ["result:wait()"] : [])
    }

    /// In a shell: a field is a flag, a member of an object has its path, a list of objects is JSON.
    var shell: [String] {
        let flags = words.arguments.filter(\.mustBeGiven).flatMap { self.flags($0, path: $0.name) }
        let inOneLine = (["moonbook call \(operation.luaName)"] + flags).joined(separator: " ")
        guard inOneLine.count > width else { return [inOneLine] }
        let last = flags.count - 1
        return ["moonbook call \(operation.luaName) \\"]
            + flags.enumerated().map { "  \($1)" + ($0 == last ? "" : " \\") }
    }

    private func flags(_ field: Field, path: String) -> [String] {
        if case .object(let object) = field.schema, object.additional == nil {
            return object.fields.filter(\.mustBeGiven).flatMap { flags($0, path: "\(path).\($0.name)") }
        }
        return ["--\(path) \(shellValue(field))"]
    }

    private func luaValue(_ field: Field) -> String {
        if field.isSensitive { return "secret.prompt \"\(field.name)\"" }
        if let example = field.example, example.arrayValue == nil { return example.text() }
        return luaValue(field.schema)
    }

    /// The first value that the rules allow and that needs no knowledge; otherwise an ellipsis.
    private func luaValue(_ schema: Schema) -> String {
        switch schema {
        case .array(let element, _, _): return "{ \(luaValue(element)) }"
        case .object(let object):
            if let value = object.additional, object.fields.isEmpty {
                return "{ [\"\(ellipsis)\"] = \(luaValue(value)) }"
            }
            let members = object.fields.filter(\.mustBeGiven).map { "\($0.name) = \(luaValue($0))" }
            return members.isEmpty ? "{}" : "{ \(members.joined(separator: ", ")) }"
        case .any: return "{}"
        case .string, .integer, .number, .boolean: return jsonValue(schema).text()
        }
    }

    private func shellValue(_ field: Field) -> String {
        if field.isSensitive { return "prompt" }
        var value = jsonValue(field)
        // A list of one plain value is that value.
        if case .array(let elements) = value, let only = elements.first, only.arrayValue == nil, only.objectValue == nil
        {
            value = only
        }
        guard case .string(let text) = value else {
            let json = value.text()
            return json.contains { "{[".contains($0) } ? "'\(json)'" : json
        }
        let isPlain = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-:/".contains($0)) }
        return isPlain || text == ellipsis ? text : "'\(text)'"
    }

    private func jsonValue(_ field: Field) -> JSONValue {
        field.example ?? jsonValue(field.schema)
    }

    private func jsonValue(_ schema: Schema) -> JSONValue {
        switch schema {
        case .string(let rules): return .string(rules.values?.values.first ?? ellipsis)
        case .integer(let rules): return .integer(rules.values.first ?? rules.minimum ?? 1)
        case .number(let rules): return .double(rules.minimum ?? 1)
        case .boolean: return .bool(true)
        case .array(let element, _, _): return .array([jsonValue(element)])
        case .object(let object):
            if let value = object.additional, object.fields.isEmpty { return .object([ellipsis: jsonValue(value)]) }
            var members = JSONObject()
            for field in object.fields where field.mustBeGiven {
                members.append(key: field.name, value: jsonValue(field))
            }
            return .object(members)
        case .any: return .object([:])
        }
    }
}
