import GaussDB
import JSONWire

/// Which members of an item are columns, and what stands in a cell.
enum AnswerColumns {
    /// The single values of the items, those of their objects included: ids, names and status first.
    static func chosen(for rows: AnswerRows) -> [String] {
        guard rows.items.contains(where: { $0.objectValue != nil }) else { return [rows.list ?? "value"] }
        let known = rows.schema.map { Self.names(in: $0, prefix: "", depth: 2) } ?? []
        var names: [String] = []
        var seen: Set<String> = []
        for name in known + found(in: rows.items) where seen.insert(name).inserted { names.append(name) }
        // A column that is empty everywhere says nothing.
        names = names.filter { name in rows.items.contains { !(value(name, in: $0)?.isEmptyCell ?? true) } }
        return ranked(names, subject: rows.list.map(subject))
    }

    /// What an item of a list is called: `proxy` for `proxy_list`, `instance` for `instances`.
    private static func subject(of list: String) -> String {
        for end in ["_list", "s"] where list.hasSuffix(end) { return String(list.dropLast(end.count)) }
        return list
    }

    /// The column identifies something; a part of it would be of no use.
    static func isID(_ name: String) -> Bool { last(name) == "id" || last(name).hasSuffix("_id") }

    /// Stable: what has no rank of its own keeps the service's order.
    ///
    /// - Parameter subject: What an item is, for example `job`: its `job_id` is its id.
    static func ranked(_ names: [String], subject: String? = nil) -> [String] {
        let own = names.filter { !$0.contains(".") }
        let firstID =
            own.first { $0 == "id" } ?? names.first { $0 == (subject ?? "") + "_id" }
            // `proxy.pool_id` of a proxy with its nodes, before the ids of the nodes.
            ?? names.first { $0.hasPrefix((subject ?? "") + ".") && isID($0) }
            ?? names.first { last($0) == "id" } ?? names.first { last($0).hasSuffix("_id") }
        let firstName = names.first { last($0) == "name" } ?? names.first { last($0).hasSuffix("_name") }
        let firstStatus = names.first { last($0) == "status" } ?? names.first { last($0).hasSuffix("_status") }
        let front = [firstID, firstName, firstStatus].compactMap(\.self)
        return front + names.filter { !front.contains($0) }
    }

    /// Names that an item of the operation's list does not have, as sentences.
    static func unknown(_ columns: [String], of operation: OperationDescriptor) -> [String] {
        guard let item = AnswerRows.itemSchema(of: operation) ?? AnswerRows.singleSchema(of: operation) else {
            return []
        }
        return columns.compactMap { column in
            var object: ObjectSchema? = item
            for part in column.split(separator: ".") {
                guard let current = object, let field = current.field(String(part)) else {
                    if object?.isOpen ?? false { return nil }
                    return unknown(column, in: item)
                }
                switch field.schema {
                // Nobody knows what is in it.
                case .any, .array(.any, _, _): return nil
                case .object(let next), .array(.object(let next), _, _): object = next
                default: object = nil
                }
            }
            return nil
        }
    }

    private static func unknown(_ column: String, in item: ObjectSchema) -> String {
        let known = names(in: item, prefix: "", depth: 2)
        let lists = item.fields.flatMap { field -> [String] in
            guard case .array(.object(let inner), _, _) = field.schema else { return [] }
            return names(in: inner, prefix: field.name + ".", depth: 1)
        }
        let nearest = NearestName.nearest(to: column, among: known + lists)
        let shown = known.prefix(12) + (known.count > 12 ? ["…"] : [])
        let help = nearest.map { "did you mean `\($0)`?" } ?? "there are \(shown.joined(separator: ", "))"
        return "--columns: there is no column `\(column.singleLine)`; \(help)"
    }

    /// Dotted names of single values.
    static func names(in object: ObjectSchema, prefix: String, depth: Int) -> [String] {
        object.fields.flatMap { field -> [String] in
            switch field.schema {
            case .object(let inner):
                depth > 1 ? names(in: inner, prefix: prefix + field.name + ".", depth: depth - 1) : []
            case .array: []
            default: [prefix + field.name]
            }
        }
    }

    /// Names that items have although nobody describes them.
    private static func found(in items: [JSONValue]) -> [String] {
        items.flatMap { item in
            (item.objectValue ?? JSONObject()).compactMap { name, value in
                switch value {
                case .object, .array: nil
                default: name
                }
            }
        }
    }

    /// The value under a dotted name; below a list those of its items, separated by commas. An item that is no object is
    /// its own value.
    static func value(_ name: String, in item: JSONValue) -> JSONValue? {
        guard case .object(let members) = item else { return item }
        if let value = members[name] { return value }
        return value(name.split(separator: ".")[...], in: item)
    }

    private static func value(_ parts: ArraySlice<Substring>, in value: JSONValue) -> JSONValue? {
        guard let part = parts.first else { return value }
        guard case .array(let items) = value else {
            return value[String(part)].flatMap { self.value(parts.dropFirst(), in: $0) }
        }
        let texts = items.compactMap { self.value(parts, in: $0) }.filter { !$0.isEmptyCell }.map(\.cellText)
        return .string(texts.joined(separator: ", "))
    }

    private static func last(_ name: String) -> Substring {
        name.lastIndex(of: ".").map { name[name.index(after: $0)...] } ?? name[...]
    }
}

extension JSONValue {
    /// In one line: a text without quotes, null as nothing, lists and objects as JSON.
    var cellText: String {
        switch self {
        case .null: ""
        case .string(let text): text.singleLine
        default: text().singleLine
        }
    }

    fileprivate var isEmptyCell: Bool {
        switch self {
        case .null: true
        case .string(let text): text.isEmpty
        default: false
        }
    }
}
