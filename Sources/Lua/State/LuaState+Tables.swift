internal import CLuaShim

extension LuaState {
    func get<T: LuaReadable>(
        from table: LuaReference, _ key: some LuaPushable, as type: T.Type, raw: Bool
    ) throws(LuaError) -> T {
        let handle = try open()
        try check(table)
        let thread = mb_current(handle)
        let top = lua_gettop(thread)
        defer { lua_settop(thread, top) }
        let buffer = try write { writer in key.push(to: &writer) }
        let status = mb_get(handle, table.index, buffer, raw)
        mb_give_buffer(handle, buffer)
        guard status == LUA_OK else { throw takeError(from: thread, status: status) }
        do throws(LuaError) {
            return try T.read(LuaSlot(thread, top + 1, in: self))
        } catch {
            throw (key as? String).map { error.inside(.key($0)) } ?? error
        }
    }

    func set(
        in table: LuaReference, _ key: some LuaPushable, to value: some LuaPushable, raw: Bool
    ) throws(LuaError) {
        let handle = try open()
        try check(table)
        let thread = mb_current(handle)
        let top = lua_gettop(thread)
        defer { lua_settop(thread, top) }
        let buffer = try write { writer in
            key.push(to: &writer)
            value.push(to: &writer)
        }
        let status = mb_set(handle, table.index, buffer, raw)
        mb_give_buffer(handle, buffer)
        guard status == LUA_OK else { throw takeError(from: thread, status: status) }
    }

    func setMetatable(of table: LuaReference, to metatable: LuaReference?) throws(LuaError) {
        let handle = try open()
        try check(table)
        if let metatable { try check(metatable) }
        let thread = mb_current(handle)
        let top = lua_gettop(thread)
        defer { lua_settop(thread, top) }
        let status = mb_set_metatable(handle, table.index, metatable?.index ?? 0)
        guard status == LUA_OK else { throw takeError(from: thread, status: status) }
    }

    func makeMetatable(writing fields: (inout LuaWriter) -> Void) throws(LuaError) -> LuaMetatable {
        LuaMetatable(
            try makeReference(completing: true) { writer in
                writer.beginTable()
                fields(&writer)
                writer.end()
            })
    }
}
