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
}
