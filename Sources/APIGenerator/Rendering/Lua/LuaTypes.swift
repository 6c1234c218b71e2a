/// Types in the words of the Lua language server.
enum LuaTypes {
    static func object(_ name: String) -> String { "moonbook." + name }

    /// The arguments of an operation: `moonbook.proxy.create_arguments`.
    static func arguments(_ operation: OperationDescription) -> String {
        "moonbook.\(operation.luaName)_arguments"
    }

    /// What an operation returns. One that starts a job has a class of its own, which also has a job's methods.
    static func response(_ operation: OperationDescription) -> String {
        if operation.wait?.isJob == true { return "moonbook.\(operation.luaName)_response" }
        return operation.responseObject.map { object($0.name) } ?? "table"
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
        case .object(let object): self.object(object.name)
        case .map(let value): "table<string, \(self.type(value))>"
        case .any: "any"
        case .list(let element, _):
            self.type(element).contains("|") ? "(\(self.type(element)))[]" : self.type(element) + "[]"
        }
    }

    private static func text(_ rules: TextRules) -> String {
        var alternatives: [String]
        if let enumeration = rules.enumeration {
            alternatives = enumeration.name.map { [object($0)] } ?? enumeration.values.map(JSONText.quoted)
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
