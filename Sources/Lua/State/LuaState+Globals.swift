internal import CLuaShim

extension LuaState {
    /// Stores a value under a global name.
    public func setGlobal(_ name: String, _ value: some LuaPushable) throws(LuaError) {
        try globals.set(name, to: value, raw: true)
    }

    /// Reads a global.
    ///
    /// - Throws: ``LuaError/conversion(_:)`` if it is not a `T`; use an optional type for one that may be absent.
    public func global<T: LuaReadable>(_ name: String, as type: T.Type = T.self) throws(LuaError) -> T {
        try globals.get(name, as: type, raw: true)
    }

    /// The table of the globals.
    public var globals: LuaTable {
        get throws(LuaError) {
            // Lua keeps it under the index 2 of its registry.
            let thread = mb_current(try open())
            let top = lua_gettop(thread)
            defer { lua_settop(thread, top) }
            guard mb_push_reference(thread, LUA_RIDX_GLOBALS) else { throw .memory }
            return LuaTable(try makeReference(to: LuaSlot(thread, top + 1, in: self)))
        }
    }

    /// Makes a table.
    ///
    /// - Parameter fields: Its first members.
    public func makeTable(_ fields: [(name: String, value: any LuaPushable)] = []) throws(LuaError) -> LuaTable {
        let reference = try makeReference { writer in
            writer.beginTable()
            for (name, value) in fields { writer.field(name, value) }
            writer.end()
        }
        return LuaTable(reference)
    }

    /// Makes a metatable for host objects, or for tables that are to have methods.
    ///
    /// - Parameters:
    ///   - name: What the values are called in messages.
    ///   - methods: What `value:name()` calls.
    ///   - metamethods: Metamethods by name, such as `__tostring`. `__gc` and `__metatable` are taken.
    public func makeMetatable(
        named name: String, methods: [(name: String, value: any LuaPushable)] = [],
        metamethods: [(name: String, value: any LuaPushable)] = []
    ) throws(LuaError) -> LuaMetatable {
        try makeMetatable { writer in
            writer.field("__name", name)
            if !methods.isEmpty {
                writer.string("__index")
                writer.beginTable()
                for (name, value) in methods { writer.field(name, value) }
                writer.end()
            }
            for (name, value) in metamethods { writer.field(name, value) }
        }
    }

    /// The table whose members are those of all error objects: their metatable. A sticky error has another one than the
    /// rest.
    public func errorMetatable(isSticky: Bool = false) throws(LuaError) -> LuaTable {
        let thread = mb_current(try open())
        let top = lua_gettop(thread)
        defer { lua_settop(thread, top) }
        guard mb_push_error_metatable(thread, isSticky) else { throw .memory }
        return LuaTable(try makeReference(to: LuaSlot(thread, top + 1, in: self)))
    }
}
