internal import CLuaShim

/// A Lua table, by reference. Every access is protected; without `raw` it follows metamethods, whose errors it throws.
public struct LuaTable {
    public let reference: LuaReference
    let state: LuaState

    init(_ reference: LuaReference, in state: LuaState) {
        self.reference = reference
        self.state = state
    }

    /// The value of a key.
    ///
    /// - Throws: ``LuaError/conversion(_:)`` if it is not a `T`; use an optional type for a key that may be absent.
    public func get<T: LuaReadable>(_ key: some LuaPushable, as type: T.Type = T.self, raw: Bool = false) throws(LuaError) -> T {
        try state.get(from: reference, key, as: type, raw: raw)
    }

    /// Stores a value under a key.
    public func set(_ key: some LuaPushable, to value: some LuaPushable, raw: Bool = false) throws(LuaError) {
        try state.set(in: reference, key, to: value, raw: raw)
    }

    /// Gives the table a metatable, or takes it away.
    public func setMetatable(_ metatable: LuaMetatable?) throws(LuaError) {
        try state.setMetatable(of: reference, to: metatable?.reference)
    }

    /// What the table holds at this moment, by raw access.
    public func value(limits: LuaReadLimits = .init()) throws(LuaError) -> LuaTableValue {
        let value = try state.withValue(of: reference) { (slot) throws(LuaError) in try slot.value(limits: limits) }
        guard case .table(let table) = value else { throw .misuse("the reference is not of a table") }
        return table
    }
}

extension LuaTable: LuaPushable, LuaReadable {
    public func push(to writer: inout LuaWriter) {
        writer.reference(reference)
    }

    public static func read(_ slot: borrowing LuaSlot) throws(LuaError) -> LuaTable {
        guard slot.kind == .table else { throw slot.mismatch(expected: "table") }
        return LuaTable(try slot.reference(), in: slot.state)
    }
}
