import GaussDB
import JSONWire

/// Compares what came back with what went in, by the description.
///
/// The same are `3306` and `"3306"`, one object and a list of it, and another spelling of a member and its name. Nothing else is.
struct Comparison {
    private var differences: [String] = []

    /// The places where `back` says something else than `original`; none when nothing was lost, added or changed.
    static func differences(_ original: JSONValue, _ back: JSONValue, by schema: Schema?) -> [String] {
        var comparison = Comparison()
        comparison.compare(original, back, schema, path: "")
        return comparison.differences
    }

    private mutating func compare(_ original: JSONValue, _ back: JSONValue, _ schema: Schema?, path: String) {
        switch (original, back) {
        case (.object(let left), .object(let right)):
            compare(left, right, schema, path: path)
        case (.array(let left), .array(let right)):
            guard left.count == right.count else { return differ(path, original, back) }
            for (item, other) in zip(left, right) { compare(item, other, schema?.item, path: path + "[]") }
        case (_, .array(let right)) where right.count == 1 && !original.isNull:
            compare(original, right[0], schema?.item, path: path + "[]")
        case (.array, _), (.object, _), (_, .array), (_, .object):
            differ(path, original, back)
        default:
            if Self.spellings(of: original).isDisjoint(with: Self.spellings(of: back)) { differ(path, original, back) }
        }
    }

    private mutating func compare(_ original: JSONObject, _ back: JSONObject, _ schema: Schema?, path: String) {
        var names: Set<String> = []
        for (name, value) in original {
            let field = schema?.object?.field(name)
            let wanted = field?.name ?? name
            names.insert(wanted)
            let memberPath = path.isEmpty ? wanted : path + "." + wanted
            if let other = back[wanted] {
                compare(value, other, field?.schema ?? schema?.object?.additional, path: memberPath)
            } else {
                differ(memberPath, value, .null)
            }
        }
        for (name, value) in back where !names.contains(name) {
            differ(path.isEmpty ? name : path + "." + name, .null, value)
        }
    }

    private mutating func differ(_ path: String, _ original: JSONValue, _ back: JSONValue) {
        differences.append("\(path): \(original.text()) became \(back.text())")
    }

    /// How a scalar may be written: `2.0` also as `2`, whichever way it was read.
    private static func spellings(of value: JSONValue) -> Set<String> {
        switch value {
        case .string(let text): [text]
        case .double(let number): Set([value.text()] + (Int64(exactly: number).map { [String($0)] } ?? []))
        default: [value.text()]
        }
    }
}

extension JSONValue {
    /// Without the members that are null, at any depth.
    var withoutNulls: JSONValue {
        switch self {
        case .object(let members):
            var kept = JSONObject()
            for (name, value) in members where !value.isNull { kept[name] = value.withoutNulls }
            return .object(kept)
        case .array(let items): return .array(items.map(\.withoutNulls))
        default: return self
        }
    }
}

extension Schema {
    /// What the items of a list are.
    var item: Schema? {
        if case .array(let item, _, _) = self { item } else { nil }
    }

    var object: ObjectSchema? {
        if case .object(let object) = self { object } else { nil }
    }

    /// The members of `value` that are not described, each once, with `[]` for the items of a list.
    func unknownMembers(of value: JSONValue, path: String = "") -> [String] {
        var paths: [String] = []
        for found in found(in: value, path: path) where !paths.contains(found) { paths.append(found) }
        return paths
    }

    private func found(in value: JSONValue, path: String) -> [String] {
        switch (self, value) {
        case (_, .null), (.any, _): []
        case (.array(let item, _, _), .array(let items)): items.flatMap { item.found(in: $0, path: path + "[]") }
        // One where a list belongs.
        case (.array(let item, _, _), _): item.found(in: value, path: path + "[]")
        case (.object(let object), .object(let members)):
            members.flatMap { name, value in
                let memberPath = path.isEmpty ? name : path + "." + name
                guard let schema = object.field(name)?.schema ?? object.additional else {
                    return object.isOpen ? [] : [memberPath]
                }
                return schema.found(in: value, path: memberPath)
            }
        case (.object, _), (_, .object), (_, .array): [path]
        default: []
        }
    }
}
