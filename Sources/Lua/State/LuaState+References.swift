internal import CLuaShim

extension LuaState {
    /// Keeps a value alive.
    func makeReference(to slot: borrowing LuaSlot) throws(LuaError) -> LuaReference {
        let thread = slot.thread
        guard lua_checkstack(thread, 2) != 0 else { throw .memory }
        lua_pushvalue(thread, slot.index)
        return try takeReference(from: thread, isMetatable: false)
    }

    /// Makes a value and keeps it alive.
    func makeReference(
        completing isMetatable: Bool = false, writing value: (inout LuaWriter) -> Void
    ) throws(LuaError) -> LuaReference {
        let handle = try open()
        let thread = mb_current(handle)
        let top = lua_gettop(thread)
        defer { lua_settop(thread, top) }
        let buffer = try write(value)
        let status = mb_push(thread, buffer)
        mb_give_buffer(handle, buffer)
        guard status == LUA_OK else { throw takeError(from: thread, status: status) }
        return try takeReference(from: thread, isMetatable: isMetatable)
    }

    private func takeReference(from thread: OpaquePointer, isMetatable: Bool) throws(LuaError) -> LuaReference {
        var index: Int32 = 0
        let status = isMetatable ? mb_make_metatable(thread, &index) : mb_make_reference(thread, &index)
        guard status == LUA_OK else { throw takeError(from: thread, status: status) }
        return LuaReference(index: index, owner: queue)
    }

    /// A reference is good only in the state it was made in.
    func check(_ reference: LuaReference) throws(LuaError) {
        guard reference.owner === queue else { throw .misuse("the value is of another Lua state") }
    }

    /// Lays down values in a buffer, which the caller gives back.
    func write(_ body: (inout LuaWriter) -> Void) throws(LuaError) -> UnsafeMutablePointer<mb_buffer> {
        guard let buffer = mb_take_buffer(try open()) else { throw .memory }
        var writer = LuaWriter(buffer, owner: queue)
        body(&writer)
        return buffer
    }

    /// Reads the value that a reference keeps.
    func withValue<Result>(
        of reference: LuaReference, _ body: (borrowing LuaSlot) throws(LuaError) -> Result
    ) throws(LuaError) -> Result {
        let handle = try open()
        try check(reference)
        let thread = mb_current(handle)
        let top = lua_gettop(thread)
        defer { lua_settop(thread, top) }
        guard mb_push_reference(thread, reference.index) else { throw .memory }
        return try body(LuaSlot(thread, top + 1, in: self))
    }
}

extension LuaState {
    /// Takes the top values of a stack into one table.
    func pack(_ count: Int32, from thread: OpaquePointer) throws(LuaError) -> LuaResults {
        guard count > 0 else { return LuaResults(count: 0, reference: nil, owner: queue) }
        var index: Int32 = 0
        let status = mb_pack(thread, count, &index)
        guard status == LUA_OK else { throw takeError(from: thread, status: status) }
        return LuaResults(count: Int(count), reference: LuaReference(index: index, owner: queue), owner: queue)
    }

    /// Reads a value of a packed table.
    func withSlot<Result>(
        _ index: Int, of results: LuaResults, _ body: (borrowing LuaSlot) throws(LuaError) -> Result
    ) throws(LuaError) -> Result {
        let handle = try open()
        let thread = mb_current(handle)
        let top = lua_gettop(thread)
        defer { lua_settop(thread, top) }
        guard lua_checkstack(thread, 2) != 0 else { throw .memory }
        guard let reference = results.reference, (1...results.count).contains(index) else {
            return try body(LuaSlot(thread, top + 1, in: self))
        }
        guard mb_push_reference(thread, reference.index) else { throw .memory }
        lua_rawgeti(thread, top + 1, Int64(index))
        return try body(LuaSlot(thread, top + 2, in: self))
    }

    func read<T: LuaReadable>(_ index: Int, of results: LuaResults, as type: T.Type) throws(LuaError) -> T {
        try withSlot(index, of: results) { (slot) throws(LuaError) in try T.read(slot) }
    }
}
