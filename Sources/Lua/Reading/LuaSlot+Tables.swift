internal import CLuaShim
public import JSONWire

extension LuaSlot {
    /// The values of a sequence.
    public func elements<Element: LuaReadable>(of type: Element.Type) throws(LuaError) -> [Element] {
        guard lua_type(thread, index) == LUA_TTABLE else { throw mismatch(expected: "table") }
        let top = try room(for: 4)
        defer { lua_settop(thread, top) }
        let count = Int64(lua_rawlen(thread, index))
        var elements: [Element] = []
        var position: Int64 = 0
        while position < count {
            position += 1
            lua_rawgeti(thread, index, position)
            do throws(LuaError) {
                elements.append(try Element.read(LuaSlot(thread, top + 1, in: state)))
            } catch {
                throw error.inside(.index(position))
            }
            lua_settop(thread, top)
        }
        return elements
    }

    /// The members of a table whose keys are all strings.
    public func members<Value: LuaReadable>(of type: Value.Type) throws(LuaError) -> [String: Value] {
        guard lua_type(thread, index) == LUA_TTABLE else { throw mismatch(expected: "table") }
        let top = try room(for: 6)
        defer { lua_settop(thread, top) }
        var members: [String: Value] = [:]
        lua_pushnil(thread)
        while true {
            var hasMore = false
            let status = mb_next(thread, index, &hasMore)
            guard status == LUA_OK else { throw state.takeError(from: thread, status: status) }
            guard hasMore else { return members }
            let keySlot = LuaSlot(thread, top + 1, in: state)
            guard keySlot.kind == .string else {
                throw mismatch(expected: "string keys", got: "a key of the type \(keySlot.kind.name)")
            }
            let key = try keySlot.string()
            do throws(LuaError) {
                members[key] = try Value.read(LuaSlot(thread, top + 2, in: state))
            } catch {
                throw error.inside(.key(key))
            }
            lua_settop(thread, top + 1)
        }
    }

    /// The value of a string key of a table.
    public func field<T: LuaReadable>(_ name: String, as type: T.Type = T.self) throws(LuaError) -> T {
        guard lua_type(thread, index) == LUA_TTABLE else { throw mismatch(expected: "table") }
        let top = try room(for: 4)
        defer { lua_settop(thread, top) }
        var name = name
        let status = name.withUTF8 { key in
            key.withMemoryRebound(to: CChar.self) { mb_get_field(thread, index, $0.baseAddress, $0.count) }
        }
        guard status == LUA_OK else { throw state.takeError(from: thread, status: status) }
        do throws(LuaError) {
            return try T.read(LuaSlot(thread, top + 1, in: state))
        } catch {
            throw error.inside(.key(name))
        }
    }

    /// The value with everything in it.
    ///
    /// - Throws: ``LuaError/conversion(_:)`` with the path for a table that contains itself or exceeds the limits.
    public func value(limits: LuaReadLimits = .init()) throws(LuaError) -> LuaValue {
        switch kind {
        case .none, .nil: return .nil
        case .boolean: return .bool(lua_toboolean(thread, index) != 0)
        case .integer: return .integer(lua_tointegerx(thread, index, nil))
        case .number: return .number(lua_tonumberx(thread, index, nil))
        default: return try withFlattened(limits) { (node) throws(LuaError) in try node.value(isLenient: false) }
        }
    }

    /// The value as JSON.
    ///
    /// A table is an array or an object if it is marked as one, if it is a sequence, or if its keys are all strings.
    /// Keys are sorted.
    ///
    /// - Parameter emptyTable: What an empty table is that does not say so itself.
    /// - Throws: ``LuaError/conversion(_:)`` with the path for what JSON cannot hold.
    public func json(limits: LuaReadLimits = .init(), emptyTable: LuaEmptyTable = .object) throws(LuaError) -> JSONValue
    {
        try withFlattened(limits) { (node) throws(LuaError) in try node.json(emptyTable: emptyTable) }
    }

    /// Copies the value out of Lua and hands over the copy.
    func withFlattened<Result>(
        _ limits: LuaReadLimits, _ body: (FlatNode) throws(LuaError) -> Result
    ) throws(LuaError) -> Result {
        let handle = try state.open()
        guard let buffer = mb_take_buffer(handle) else { throw .memory }
        defer { mb_give_buffer(handle, buffer) }
        var caps = limits.caps
        switch Int(mb_flatten(thread, index, &caps, buffer)) {
        case MB_FLAT_OK: break
        case MB_FLAT_NODES: throw mismatch(expected: "at most \(limits.nodes) values", got: "more")
        case MB_FLAT_BYTES: throw mismatch(expected: "at most \(limits.bytes) bytes", got: "more")
        default: throw .memory
        }
        return try body(FlatNode(UnsafeRawPointer(buffer.pointee.bytes)))
    }

    /// Makes room on the Lua stack and returns its present top.
    private func room(for count: Int32) throws(LuaError) -> Int32 {
        guard lua_checkstack(thread, count) != 0 else { throw .memory }
        return lua_gettop(thread)
    }
}

/// What an empty table is in JSON when it does not say so itself.
public enum LuaEmptyTable: Sendable {
    case object
    case array
}
