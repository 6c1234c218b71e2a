internal import CLuaShim

/// The values that a function has returned or yielded. They stay alive, and the same, as long as this does.
///
/// Pushed, it is all of the values in a row. It does not keep its state alive.
public struct LuaResults: Sendable {
    /// The number of values.
    public let count: Int
    /// The table that holds them; `nil` when there are none.
    let reference: LuaReference?
    let owner: ReferenceQueue

    /// Reads a value, counted from 1; beyond the last one there is no value.
    public func read<T: LuaReadable>(_ index: Int = 1, as type: T.Type = T.self) throws(LuaError) -> T {
        try owner.openState().read(index, of: self, as: type)
    }

    /// A value with everything in it, counted from 1.
    public func value(_ index: Int = 1, limits: LuaReadLimits = .init()) throws(LuaError) -> LuaValue {
        try owner.openState().withSlot(index, of: self) { (slot) throws(LuaError) in try slot.value(limits: limits) }
    }

    /// All values.
    public func values(limits: LuaReadLimits = .init()) throws(LuaError) -> [LuaValue] {
        var values: [LuaValue] = []
        for index in 0..<count { values.append(try value(index + 1, limits: limits)) }
        return values
    }
}

extension LuaResults: LuaPushable {
    public func push(to writer: inout LuaWriter) {
        guard let reference else { return }
        for index in 0..<count { writer.packed(reference, index + 1) }
    }
}

extension LuaWriter {
    /// Writes the value at an index of a table that a reference keeps.
    mutating func packed(_ reference: LuaReference, _ index: Int) {
        guard let referenceIndex = use(reference) else { return }
        put(MB_OP_PACKED, 8) { place in
            place.storeBytes(of: referenceIndex.littleEndian, as: Int32.self)
            (place + 4).storeBytes(of: UInt32(index).littleEndian, as: UInt32.self)
        }
        buffer.pointee.needs_memory = true
        settle()
    }
}
