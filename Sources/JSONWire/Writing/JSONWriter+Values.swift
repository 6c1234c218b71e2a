extension JSONWriter {
    /// Writes a tree.
    ///
    /// - Throws: ``JSONError/Kind/notFinite`` or ``JSONError/Kind/malformedNumber`` for a number that JSON does not
    ///   have. What comes before it is written.
    public mutating func value(_ value: JSONValue) throws(JSONError) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .integer(let value): integer(value)
        case .double(let value): try double(value)
        case .number(let literal): try number(literal: literal)
        case .string(let value): string(value)
        case .array(let elements):
            beginArray()
            for element in elements { try self.value(element) }
            endArray()
        case .object(let members):
            try object(members)
        }
    }

    /// Writes an object; see ``value(_:)``.
    public mutating func object(_ members: JSONObject) throws(JSONError) {
        beginObject()
        for (key, value) in members {
            self.key(key)
            try self.value(value)
        }
        endObject()
    }

    /// Writes a tree with null for the numbers that JSON does not have.
    mutating func lenient(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .integer(let value): integer(value)
        case .double(let value):
            do { try double(value) } catch { null() }
        case .number(let literal):
            do { try number(literal: literal) } catch { null() }
        case .string(let value): string(value)
        case .array(let elements):
            beginArray()
            for element in elements { lenient(element) }
            endArray()
        case .object(let members):
            beginObject()
            for (key, value) in members {
                self.key(key)
                lenient(value)
            }
            endObject()
        }
    }
}
