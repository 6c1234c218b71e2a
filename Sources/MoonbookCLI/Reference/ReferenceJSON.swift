import GaussDB
import JSONWire

/// The reference as data.
enum ReferenceJSON {
    static func value(_ topic: ReferenceTopic, catalogue: Catalogue) -> JSONValue {
        switch topic {
        case .overview: return modules(catalogue.modules, catalogue)
        case .module(let name):
            return modules(catalogue.modules.filter { $0 == name || $0.hasPrefix(name + ".") }, catalogue)
        case .operation(let operation): return self.operation(operation)
        case .list(let kind): return kind.json
        case .entry(let entry): return [entry.kind.rawValue: .object([entry.key: entry.json])]
        case .results(let results): return self.results(results)
        case .nothing(let suggestions): return ["suggestions": strings(suggestions)]
        }
    }

    private static func modules(_ names: [String], _ catalogue: Catalogue) -> JSONValue {
        let modules = names.map { name -> JSONValue in
            let operations = catalogue.operations(inModule: name).map { JSONValue.object(brief($0)) }
            return ["name": .string(name), "operations": .array(operations)]
        }
        return ["modules": .array(modules)]
    }

    private static func results(_ results: ReferenceSearch.Results) -> JSONValue {
        var object: JSONObject = [
            "operations": .array(
                results.operations.map { hit in
                    var members = brief(hit.operation)
                    members["found_in"] = strings(hit.matches.map(\.subject))
                    return .object(members)
                })
        ]
        for kind in CatalogueKind.allCases {
            var entries = JSONObject()
            for entry in results.entries where entry.kind == kind { entries.append(key: entry.key, value: entry.json) }
            object[kind.rawValue] = .object(entries)
        }
        return .object(object)
    }

    private static func brief(_ operation: OperationDescriptor) -> JSONObject {
        var members: JSONObject = [
            "name": .string(operation.luaName),
            "id": .string(operation.id),
            "effect": .string(operation.effect.rawValue),
            "waits_for": OperationWords(operation).waitWord.map { .string($0) } ?? .null,
            "summary": .string(operation.summary),
        ]
        members["replacement"] = operation.replacement.map { .string($0) }
        return members
    }

    static func operation(_ operation: OperationDescriptor) -> JSONValue {
        let words = OperationWords(operation)
        var members = brief(operation)
        members["details"] = .string(operation.details)
        members["method"] = .string(operation.method.rawValue)
        members["path"] = .string(operation.path.description)
        members["statuses"] = .array(operation.successStatuses.map { .integer(Int64($0)) })
        members["section"] = words.section.map { .string($0) } ?? .null
        members["permission"] = words.permission.map { .string($0) } ?? .null
        members["pages"] = operation.paging.map { .string($0.items) } ?? .null
        members["arguments"] = .array(
            operation.parameters.map { FieldJSON.value($0.field, location: $0.location.rawValue) }
                + (operation.bodyObject?.fields ?? []).map { FieldJSON.value($0, location: "body") })
        members["constraints"] = strings(words.constraints.map(\.sentence))
        members["answer"] = operation.response.map(FieldJSON.schema).map { .object($0) } ?? .null
        return .object(members)
    }

    private static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
}

/// Fields as data.
enum FieldJSON {
    /// - Parameter location: Where an argument travels: `path`, `query`, `header`, `body`.
    static func value(_ field: Field, location: String? = nil) -> JSONValue {
        var members: JSONObject = ["name": .string(field.name)]
        if let location { members["in"] = .string(location) }
        for (key, value) in schema(field.schema) { members.append(key: key, value: value) }
        members["required"] = .bool(field.mustBeGiven)
        if field.isSensitive { members["sensitive"] = true }
        members["default"] = field.default
        members["unit"] = field.unit.map { .string($0) }
        members["description"] = .string(field.summary)
        return .object(members)
    }

    static func schema(_ schema: Schema) -> JSONObject {
        var members = JSONObject()
        switch schema {
        case .string(let rules):
            members["type"] = "string"
            members["min_length"] = integer(rules.minLength)
            members["max_length"] = integer(rules.maxLength)
            members["max_bytes"] = integer(rules.maxBytes)
            members["pattern"] = rules.pattern.map { .string($0.text) }
            members["values"] = rules.values.map { .array($0.values.map { .string($0) }) }
            members["other_values"] = rules.values.map { .bool(!$0.isClosed) }
            if rules.acceptsScalars { members["accepts_scalars"] = true }
        case .integer(let rules):
            members["type"] = "integer"
            members["minimum"] = rules.minimum.map { .integer($0) }
            members["maximum"] = rules.maximum.map { .integer($0) }
            members["step"] = rules.multipleOf.map { .integer($0) }
            if !rules.values.isEmpty { members["values"] = .array(rules.values.map { .integer($0) }) }
        case .number(let rules):
            members["type"] = "number"
            members["minimum"] = rules.minimum.map { .double($0) }
            members["maximum"] = rules.maximum.map { .double($0) }
            members["step"] = rules.multipleOf.map { .double($0) }
            if !rules.values.isEmpty { members["values"] = .array(rules.values.map { .double($0) }) }
        case .boolean: members["type"] = "boolean"
        case .any: members["type"] = "any"
        case .array(let element, let minimum, let maximum):
            members["type"] = "list"
            members["min_count"] = integer(minimum)
            members["max_count"] = integer(maximum)
            members["elements"] = .object(self.schema(element))
        case .object(let object):
            members["type"] = "object"
            if !object.name.isEmpty { members["object"] = .string(object.name) }
            if !object.fields.isEmpty { members["fields"] = .array(object.fields.map { value($0) }) }
            members["values_of"] = object.additional.map { .object(self.schema($0)) }
            if !object.constraints.isEmpty {
                members["constraints"] = .array(object.constraints.map { .string($0.sentence) })
            }
        }
        return members
    }

    private static func integer(_ value: Int?) -> JSONValue? { value.map { .integer(Int64($0)) } }
}
