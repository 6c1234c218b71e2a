public import JSONWire

extension LuaValue: LuaReadable {
    public static func read(_ slot: borrowing LuaSlot) throws(LuaError) -> LuaValue {
        try slot.value()
    }
}

extension LuaTableValue: LuaReadable {
    public static func read(_ slot: borrowing LuaSlot) throws(LuaError) -> LuaTableValue {
        guard case .table(let table) = try slot.value() else { throw slot.mismatch(expected: "table") }
        return table
    }
}

extension JSONValue: LuaReadable {
    /// An empty table that does not say what it is becomes an object; see ``LuaSlot/json(limits:emptyTable:)``.
    public static func read(_ slot: borrowing LuaSlot) throws(LuaError) -> JSONValue {
        try slot.json()
    }
}
