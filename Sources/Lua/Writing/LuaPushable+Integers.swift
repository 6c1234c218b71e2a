// The unsigned types of 64 bits are missing on purpose: Lua's integers do not hold all of their values.

extension Int: LuaPushable {
    public func push(to writer: inout LuaWriter) { writer.integer(Int64(self)) }
}

extension Int64: LuaPushable {
    public func push(to writer: inout LuaWriter) { writer.integer(self) }
}

extension Int32: LuaPushable {
    public func push(to writer: inout LuaWriter) { writer.integer(Int64(self)) }
}

extension Int16: LuaPushable {
    public func push(to writer: inout LuaWriter) { writer.integer(Int64(self)) }
}

extension Int8: LuaPushable {
    public func push(to writer: inout LuaWriter) { writer.integer(Int64(self)) }
}

extension UInt32: LuaPushable {
    public func push(to writer: inout LuaWriter) { writer.integer(Int64(self)) }
}

extension UInt16: LuaPushable {
    public func push(to writer: inout LuaWriter) { writer.integer(Int64(self)) }
}

extension UInt8: LuaPushable {
    public func push(to writer: inout LuaWriter) { writer.integer(Int64(self)) }

    /// Bytes are a string.
    public static func push(_ array: [UInt8], to writer: inout LuaWriter) {
        array.withUnsafeBufferPointer { writer.string($0) }
    }
}
