extension JSONReader {
    /// Enters the object that comes next. Its members follow by ``nextKey()`` or ``nextKey(in:)``.
    public mutating func beginObject() throws(JSONError) {
        let token = try look()
        guard case .beginObject = token else { throw mismatch(token, expected: .object) }
        accept()
    }

    /// Moves to the object's next member, whose value is to be read or skipped next.
    ///
    /// - Returns: The key, or `nil` at the end of the object, which is then left.
    public mutating func nextKey() throws(JSONError) -> String? {
        switch try look() {
        case .key(let utf8):
            lastKey = String(decoding: utf8, as: UTF8.self)
            accept()
            return lastKey
        case .endObject:
            accept()
            return nil
        default: throw outOfPlace()
        }
    }

    /// Moves to the object's next member without making a `String` of its key.
    ///
    /// ```swift
    /// while let index = try reader.nextKey(in: keys) {
    ///     switch index {
    ///     case 0: id = try reader.readString()
    ///     default: unrecognized[reader.lastKey] = try reader.readValue()
    ///     }
    /// }
    /// ```
    ///
    /// - Parameter table: The keys that are expected.
    /// - Returns: The key's index in the table; -1 for a key that it does not have, which is then in ``lastKey``; `nil`
    ///   at the end of the object, which is then left.
    public mutating func nextKey(in table: KeyTable) throws(JSONError) -> Int? {
        switch try look() {
        case .key(let utf8):
            let match = table.match(ofUTF8: utf8)
            if match == nil { lastKey = String(decoding: utf8, as: UTF8.self) }
            lastKeyIsAlias = match?.isAlias ?? false
            accept()
            return match?.index ?? -1
        case .endObject:
            accept()
            return nil
        default: throw outOfPlace()
        }
    }

    /// Enters the array that comes next. Its elements follow by ``nextElement()``.
    public mutating func beginArray() throws(JSONError) {
        let token = try look()
        guard case .beginArray = token else { throw mismatch(token, expected: .array) }
        accept()
    }

    /// Moves to the array's next element, which is to be read or skipped next.
    ///
    /// - Returns: Whether there is one. If not, the array is left.
    public mutating func nextElement() throws(JSONError) -> Bool {
        let token = try look()
        if case .endArray = token {
            accept()
            return false
        }
        guard token.kind != nil else { throw outOfPlace() }
        return true
    }
}
