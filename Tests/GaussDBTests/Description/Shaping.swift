import GaussDB
import JSONWire

/// Reads JSON by schemas into trees.
enum Shaping {
    /// What a consumer gets to see of `value`.
    static func read(_ value: JSONValue, by schema: Schema?) throws -> JSONValue {
        try read(text: value.text(), by: schema)
    }

    static func read(text: String, by schema: Schema?) throws -> JSONValue {
        var sink = SchemaSink(JSONWriter(), schema: schema)
        try JSONScanner.scan(Array(text.utf8), into: &sink)
        return try JSONValue(parsing: sink.base.bytes)
    }

    /// The paths of members that the schema does not describe.
    static func unknownMembers(of value: JSONValue, by schema: Schema?, path: String = "") -> [String] {
        switch (value, schema) {
        case (.array(let items), .array(let item, _, _)):
            items.flatMap { unknownMembers(of: $0, by: item, path: path + "[]") }
        case (.object(let members), .object(let object)):
            members.flatMap { name, value in
                let known = object.field(name)?.schema ?? object.additional
                return known.map { unknownMembers(of: value, by: $0, path: path + "." + name) } ?? [path + "." + name]
            }
        case (_, .any), (.bool, _), (.integer, _), (.double, _), (.number, _), (.string, _), (.null, _): []
        default: [path]
        }
    }
}
