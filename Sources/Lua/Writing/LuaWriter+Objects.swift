internal import CLuaShim

extension LuaWriter {
    /// Writes the value that a reference keeps. A reference of another state is an error where the values would have
    /// arrived.
    public mutating func reference(_ reference: LuaReference) {
        guard let index = use(reference) else { return }
        put(MB_OP_REFERENCE, 4) { $0.storeBytes(of: index.littleEndian, as: Int32.self) }
        buffer.pointee.needs_memory = true
        settle()
    }

    /// Writes a host object. Lua keeps it alive; each writing makes a userdata of its own.
    public mutating func hostObject(_ object: any LuaHostObject, metatable: LuaMetatable? = nil) {
        var metatableIndex: Int32 = 0
        if let metatable {
            guard let index = use(metatable.reference) else { return }
            metatableIndex = index
        }
        guard let slot = retain(HostObjectBox(object)) else { return }
        put(MB_OP_OBJECT, 8) { place in
            place.storeBytes(of: slot.littleEndian, as: UInt32.self)
            (place + 4).storeBytes(of: metatableIndex.littleEndian, as: Int32.self)
        }
        buffer.pointee.needs_memory = true
        settle()
    }

    /// Writes a host function. Lua keeps it alive.
    public mutating func function(_ function: LuaHostFunction) {
        guard let slot = retain(function.implementation) else { return }
        put(MB_OP_FUNCTION, 4) { $0.storeBytes(of: slot.littleEndian, as: UInt32.self) }
        buffer.pointee.needs_memory = true
        settle()
    }

    /// The index of a reference of the same state. The buffer keeps the reference alive until it has been handed over.
    func use(_ reference: LuaReference) -> Int32? {
        guard reference.owner === owner else {
            buffer.pointee.fault = UInt8(MB_FAULT_FOREIGN)
            return nil
        }
        guard retain(reference) != nil else { return nil }
        return reference.index
    }

    private func retain(_ object: AnyObject) -> UInt32? {
        let retained = Unmanaged.passRetained(object)
        let slot = mb_retain_object(buffer, retained.toOpaque())
        guard slot >= 0 else {
            retained.release()
            return nil
        }
        return UInt32(slot)
    }
}
