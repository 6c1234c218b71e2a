/// Types and fields as columns of an operation table.
package enum TableType {
    /// `[object:Tag`, `map:string`, `integer`
    package static func name(_ type: ValueType) -> String {
        switch type {
        case .string: "string"
        case .integer: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .list(let element, _): "[" + name(element)
        case .object(let object): "object:" + object.name
        case .map(let value): "map:" + name(value)
        case .any: "any"
        }
    }

    /// Name, type and attributes.
    package static func columns(_ field: FieldDescription) -> [String] {
        var columns = [field.name + (field.isRequired ? "!" : "") + (field.isSensitive ? "*" : ""), name(field.type)]
        columns += attributes(field.type)
        if let name = field.wireName { columns.append("wire=" + name) }
        if !field.aliases.isEmpty { columns.append("as=" + field.aliases.joined(separator: "|")) }
        if let unit = field.unit { columns.append("unit=" + unit) }
        if let value = field.default { columns.append("default=" + value) }
        if let example = field.example { columns.append("eg=" + example) }
        if !field.summary.isEmpty { columns.append("#" + field.summary) }
        return columns
    }

    private static func attributes(_ type: ValueType) -> [String] {
        switch type {
        case .string(let rules): return attributes(rules)
        case .integer(let rules), .number(let rules): return attributes(rules)
        case .list(let element, let count):
            let own = count.isEmpty ? [] : ["count=\(count.minimum ?? "")..\(count.maximum ?? "")"]
            return attributes(element) + own
        case .map(let value): return attributes(value)
        case .boolean, .object, .any: return []
        }
    }

    private static func attributes(_ rules: TextRules) -> [String] {
        var result = bounds(rules.length)
        if let bytes = rules.maxBytes { result.append("bytes=" + bytes) }
        if let pattern = rules.pattern { result.append("re=" + pattern) }
        if let enumeration = rules.enumeration {
            result.append((enumeration.isOpen ? "some=" : "in=") + enumeration.values.joined(separator: "|"))
            if enumeration.ignoresCase { result.append("fold") }
            for value in enumeration.values {
                if let meaning = enumeration.meanings[value] { result.append("v=\(value):\(meaning)") }
            }
        }
        if rules.acceptsScalars { result.append("scalars") }
        return result
    }

    private static func attributes(_ rules: NumberRules) -> [String] {
        var result = bounds(rules.range)
        if let step = rules.step { result.append("step=" + step) }
        if !rules.values.isEmpty { result.append("in=" + rules.values.joined(separator: "|")) }
        return result
    }

    private static func bounds(_ bounds: Bounds) -> [String] {
        (bounds.minimum.map { ["min=" + $0] } ?? []) + (bounds.maximum.map { ["max=" + $0] } ?? [])
    }
}
