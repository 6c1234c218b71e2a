extension LuaReadable where Self: FixedWidthInteger {
    /// An integer, a float without fraction, or a string that Lua would take for one; within the range of the type.
    public static func read(_ slot: borrowing LuaSlot) throws(LuaError) -> Self {
        guard let value = slot.integer else { throw slot.mismatchedInteger() }
        guard let exact = Self(exactly: value) else {
            throw slot.mismatch(expected: "integer from \(Self.min) to \(Self.max)", got: "\(value)")
        }
        return exact
    }
}

extension Int: LuaReadable {
    public static func read(_ slot: borrowing LuaSlot) throws(LuaError) -> Int {
        guard let value = slot.integer else { throw slot.mismatchedInteger() }
        return Int(value)
    }
}

extension Int64: LuaReadable {
    public static func read(_ slot: borrowing LuaSlot) throws(LuaError) -> Int64 {
        guard let value = slot.integer else { throw slot.mismatchedInteger() }
        return value
    }
}

extension Int32: LuaReadable {}
extension Int16: LuaReadable {}
extension Int8: LuaReadable {}
extension UInt: LuaReadable {}
extension UInt64: LuaReadable {}
extension UInt32: LuaReadable {}
extension UInt16: LuaReadable {}

extension UInt8: LuaReadable {
    /// Bytes are a string.
    public static func readArray(_ slot: borrowing LuaSlot) throws(LuaError) -> [UInt8] {
        try slot.bytes()
    }
}
