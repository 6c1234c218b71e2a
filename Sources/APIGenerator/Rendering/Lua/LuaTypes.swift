import APIDescription

/// Types in the words of the Lua language server.
enum LuaTypes {
    static func object(_ object: ObjectDescription) -> String { name(object.name, object.home) }

    static func enumeration(_ enumeration: EnumerationDescription) -> String {
        name(enumeration.name ?? "", enumeration.home)
    }

    /// Retiring operations have types of their own, which may be called like others.
    private static func name(_ name: String, _ home: String) -> String {
        (home.hasPrefix("legacy.") ? "moonbook.legacy." : "moonbook.") + name
    }

    /// The arguments of an operation: `moonbook.proxy.create_arguments`.
    static func arguments(_ operation: OperationDescription) -> String {
        "moonbook.\(operation.luaName)_arguments"
    }

    /// What an operation returns. One that starts a job has a class of its own, which also has a job's methods.
    static func response(_ operation: OperationDescription) -> String {
        if operation.canWait { return "moonbook.\(operation.luaName)_response" }
        return operation.responseObject.map(object) ?? "table"
    }

    /// The class with what can be waited for; stdlib/annotations/moonbook.lua has them all.
    static func wait(_ operation: OperationDescription) -> String {
        switch operation.wait?.kind {
        case "job": operation.watch == nil ? "moonbook.Job" : "moonbook.JobOrChange"
        case "jobs": "moonbook.Jobs"
        default: "moonbook.Change"
        }
    }

    static func type(_ field: FieldDescription) -> String {
        let type = type(field.type)
        return field.isSensitive ? type + "|moonbook.secret" : type
    }

    static func type(_ type: ValueType) -> String {
        switch type {
        case .string(let rules): text(rules)
        case .integer(let rules): rules.values.isEmpty ? "integer" : rules.values.joined(separator: "|")
        case .number: "number"
        case .boolean: "boolean"
        case .object(let object): self.object(object)
        case .map(let value): "table<string, \(self.type(value))>"
        case .any: "any"
        case .list(let element, _): list(of: element)
        }
    }

    static func list(of element: ValueType) -> String {
        let type = type(element)
        return type.contains("|") ? "(\(type))[]" : type + "[]"
    }

    private static func text(_ rules: TextRules) -> String {
        var alternatives: [String]
        if let enumeration = rules.enumeration {
            alternatives =
                enumeration.name != nil ? [self.enumeration(enumeration)] : enumeration.values.map(JSONText.quoted)
            if enumeration.name == nil, enumeration.isOpen { alternatives.append("string") }
        } else {
            alternatives = ["string"]
        }
        switch rules.disguise {
        case .boolean: alternatives.insert("boolean", at: 0)
        case .integer: alternatives.insert("integer", at: 0)
        case nil where rules.acceptsScalars: alternatives.append("number")
        case nil: break
        }
        return alternatives.joined(separator: "|")
    }
}
