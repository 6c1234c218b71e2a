public import JSONWire

extension LuaValue: LuaPushable {
    public func push(to writer: inout LuaWriter) {
        switch self {
        case .nil: writer.pushNil()
        case .bool(let value): writer.bool(value)
        case .integer(let value): writer.integer(value)
        case .number(let value): writer.double(value)
        case .string(let value): writer.string(value)
        case .bytes(let value): value.withUnsafeBufferPointer { writer.string($0) }
        case .table(let value): value.push(to: &writer)
        case .null: writer.null()
        case .object(let value): writer.hostObject(value)
        case .opaque(_, let text): writer.string(text)
        }
    }
}

extension LuaTableValue: LuaPushable {
    public func push(to writer: inout LuaWriter) {
        push(to: &writer, isSticky: false)
    }

    /// - Parameter isSticky: For an error object, whether `pcall` and its like re-raise it.
    func push(to writer: inout LuaWriter, isSticky: Bool) {
        if entries.isEmpty && marker != .error && marker != .object {
            writer.beginArray(isMarked: marker == .array)
            for value in array { value.push(to: &writer) }
        } else {
            writer.beginTable(isMarked: marker == .object)
            for (index, value) in array.enumerated() {
                writer.integer(Int64(index + 1))
                value.push(to: &writer)
            }
            for entry in entries {
                entry.key.push(to: &writer)
                entry.value.push(to: &writer)
            }
            if marker == .error { writer.markAsError(isSticky: isSticky) }
        }
        writer.end()
    }
}

extension JSONValue: LuaPushable {
    /// Objects and arrays are marked, so that they stay what they are when empty. A number that neither an integer nor
    /// a float holds becomes the nearest float, as it would in Lua source text.
    public func push(to writer: inout LuaWriter) {
        switch self {
        case .null: writer.null()
        case .bool(let value): writer.bool(value)
        case .integer(let value): writer.integer(value)
        case .double(let value): writer.double(value)
        case .number(let literal): writer.double(Double(literal) ?? .nan)
        case .string(let value): writer.string(value)
        case .array(let values):
            writer.beginArray(isMarked: true)
            for value in values { value.push(to: &writer) }
            writer.end()
        case .object(let members):
            writer.beginTable(isMarked: true)
            for (key, value) in members {
                writer.string(key)
                value.push(to: &writer)
            }
            writer.end()
        }
    }
}
