/// Types and fields as columns of an operation table.
enum TableType {
    /// `[object:Tag`, `map:string`, `integer`
    static func name(_ type: ValueType, _ names: TableNames) -> String {
        switch type {
        case .string: "string"
        case .integer: "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .list(let element, _): "[" + name(element, names)
        case .object(let object): "object:" + names.name(object)
        case .map(let value): "map:" + name(value, names)
        case .any: "any"
        }
    }

    /// Name, type and attributes.
    static func columns(_ field: FieldDescription, _ names: TableNames) -> [String] {
        let marks = (field.isRequired ? "!" : "") + (field.isSensitive ? "*" : "")
        var columns = [TableText.plain(field.name, "!*") + marks, name(field.type, names)]
        columns += attributes(field.type) + counts(field.type)
        if let name = field.wireName { columns.append("wire=" + TableText.plain(name)) }
        if !field.aliases.isEmpty { columns.append("as=" + TableText.items(field.aliases, "|")) }
        if let unit = field.unit { columns.append("unit=" + TableText.plain(unit)) }
        if let value = field.default { columns.append("default=" + value) }
        if let example = field.example { columns.append("eg=" + example) }
        if !field.summary.isEmpty { columns.append("#" + field.summary) }
        return columns
    }

    private static func attributes(_ type: ValueType) -> [String] {
        switch type {
        case .string(let rules): return attributes(rules)
        case .integer(let rules), .number(let rules): return attributes(rules)
        case .list(let element, _): return attributes(element)
        case .map(let value): return attributes(value)
        case .boolean, .object, .any: return []
        }
    }

    /// How many elements lists have, that of the outermost last. Lists within the last one that says it need not.
    private static func counts(_ type: ValueType) -> [String] {
        switch type {
        case .list(let element, let count):
            let inner = counts(element)
            if inner.isEmpty, count.isEmpty { return [] }
            return inner + ["count=\(count.minimum ?? "")..\(count.maximum ?? "")"]
        case .map(let value): return counts(value)
        case .string, .integer, .number, .boolean, .object, .any: return []
        }
    }

    private static func attributes(_ rules: TextRules) -> [String] {
        var result = bounds(rules.length)
        if let bytes = rules.maxBytes { result.append("bytes=" + bytes) }
        if let pattern = rules.pattern { result.append("re=" + pattern) }
        if let enumeration = rules.enumeration {
            result.append((enumeration.isOpen ? "some=" : "in=") + TableText.items(enumeration.values, "|"))
            if enumeration.ignoresCase { result.append("fold") }
            for value in enumeration.values {
                if let meaning = enumeration.meanings[value] {
                    result.append("v=\(TableText.plain(value, ":")):\(meaning)")
                }
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
