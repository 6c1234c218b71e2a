import APIDescription

/// How an operation is called with what it needs at least.
enum OperationExample {
    static func lua(_ operation: OperationDescription) -> [String] {
        let arguments = operation.arguments.filter(\.mustBeGiven).map {
            "\($0.name) = \(luaValue($0))"
        }
        let call =
            "\(operation.luaName) {" + (arguments.isEmpty ? "" : " " + arguments.joined(separator: ", ") + " ") + "}"
        let wait = operation.canWait ? ":wait()" : ""
        let inOneLine = "local result = " + call
        let lines: [String]
        if inOneLine.count <= 100 {
            lines = [inOneLine]
        } else {
            lines = ["local result = \(operation.luaName) {"] + arguments.map { "  \($0)," } + ["}"]
        }
        return ["```lua"] + lines + (wait.isEmpty ? [] : ["result\(wait)"]) + ["```"]
    }

    static func swift(_ operation: OperationDescription) -> [String] {
        let labels = operation.arguments.filter(\.mustBeGiven).map { field in
            "\(SwiftText.identifier(SwiftNames.member(field.name))): \(variable(field))"
        }
        let client = SwiftNames.namespace(operation.module) == nil ? "client" : "client.legacy"
        let head = "let response = try await \(client).\(SwiftNames.method(operation))("
        guard !labels.isEmpty else { return ["```swift", head + ")", "```"] }
        let inOneLine = head + ".init(" + labels.joined(separator: ", ") + "))"
        if inOneLine.count <= 100 { return ["```swift", inOneLine, "```"] }
        let lines = labels.enumerated().map { "    \($1)\($0 == labels.count - 1 ? "))" : ",")" }
        return ["```swift", head + ".init("] + lines + ["```"]
    }

    private static func variable(_ field: FieldDescription) -> String {
        SwiftText.identifier(SwiftNames.member(field.name))
    }

    private static func luaValue(_ field: FieldDescription) -> String {
        field.isSensitive ? "secret.generate()" : luaValue(field.type, field.example)
    }

    /// An example of the description, else what the type allows, else a variable that says what it is.
    private static func luaValue(_ type: ValueType, _ example: String?) -> String {
        if let example { return example.hasPrefix("[") ? "{ " + example.dropFirst().dropLast() + " }" : example }
        switch type {
        case .string(let rules): return rules.enumeration?.values.first.map(JSONText.quoted) ?? "\"…\""
        case .integer(let rules): return rules.values.first ?? rules.range.minimum ?? "1"
        case .number(let rules): return rules.range.minimum ?? "1"
        case .boolean: return "true"
        case .list(let element, _): return "{ \(luaValue(element, nil)) }"
        case .map, .any: return "{}"
        case .object(let object):
            let members = object.fields.filter(\.mustBeGiven).map {
                "\($0.name) = \(luaValue($0))"
            }
            return members.isEmpty ? "{}" : "{ \(members.joined(separator: ", ")) }"
        }
    }
}
