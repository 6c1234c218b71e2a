internal import CLuaShim

/// A Lua table, by reference. Every access is protected; without `raw` it follows metamethods, whose errors it throws.
///
/// It does not keep its state alive; once that is closed, every access throws ``LuaError/misuse(_:)``.
public struct LuaTable: Sendable {
    public let reference: LuaReference

    init(_ reference: LuaReference) {
        self.reference = reference
    }

    /// The value of a key.
    ///
    /// - Throws: ``LuaError/conversion(_:)`` if it is not a `T`; use an optional type for a key that may be absent.
    public func get<T: LuaReadable>(
        _ key: some LuaPushable, as type: T.Type = T.self, raw: Bool = false
    ) throws(LuaError) -> T {
        try reference.state().get(from: reference, key, as: type, raw: raw)
    }

    /// Stores a value under a key.
    public func set(_ key: some LuaPushable, to value: some LuaPushable, raw: Bool = false) throws(LuaError) {
        try reference.state().set(in: reference, key, to: value, raw: raw)
    }

    /// Gives the table a metatable, or takes it away.
    public func setMetatable(_ metatable: LuaMetatable?) throws(LuaError) {
        try reference.state().setMetatable(of: reference, to: metatable?.reference)
    }

    /// What the table holds at this moment, by raw access.
    public func value(limits: LuaReadLimits = .init()) throws(LuaError) -> LuaTableValue {
        let value = try reference.state().withValue(of: reference) { (slot) throws(LuaError) in
            try slot.value(limits: limits)
        }
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
        return LuaTable(try slot.reference())
    }
}
