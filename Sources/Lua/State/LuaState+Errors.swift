internal import CLuaShim

extension LuaState {
    /// Makes a Swift error of the error value on top of a stack, and pops it.
    func takeError(
        from thread: OpaquePointer, status: Int32, traceback: UnsafePointer<CChar>? = nil
    ) -> LuaError {
        let slot = LuaSlot(thread, lua_gettop(thread), in: self)
        defer { lua_settop(thread, -2) }
        if status == LUA_ERRMEM { return .memory }
        let value = snapshot(of: slot)
        let message = text(of: value, in: slot)
        let traceback = traceback.map { String(cString: $0) } ?? ""
        var reference: LuaReference?
        switch slot.kind {
        case .string, .integer, .number, .boolean, .nil, .none, .null: break
        // Without memory for a reference the error still says everything, only not by identity.
        default: reference = try? makeReference(to: slot)
        }
        return .runtime(
            LuaRuntimeError(
                value: value, message: message, traceback: traceback, isSticky: mb_is_sticky(thread, slot.index),
                reference: reference))
    }

    /// What can be known of a value without raising.
    private func snapshot(of slot: LuaSlot) -> LuaValue {
        let limits = LuaReadLimits(depth: 16, nodes: 10_000, bytes: 1 << 20)
        let value = try? slot.withFlattened(limits) { (node) throws(LuaError) in try node.value(isLenient: true) }
        return value ?? .opaque(slot.kind, "a \(slot.kind.name) too large to show")
    }

    private func text(of value: LuaValue, in slot: LuaSlot) -> String {
        if case .string(let text) = value { return text }
        if case .table(let table) = value, table.marker == .error, case .string(let text)? = table["message"] {
            return text
        }
        let thread = slot.thread
        let top = lua_gettop(thread)
        defer { lua_settop(thread, top) }
        guard mb_to_string(thread, slot.index) == LUA_OK, let bytes = try? LuaSlot(thread, top + 1, in: self).bytes()
        else {
            return "(error object is a \(slot.kind.name) value)"
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The line of the script at a level of a stack.
    func location(in thread: OpaquePointer, level: Int32) -> LuaLocation? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(LUA_IDSIZE)) { chunk in
            var line: Int32 = 0
            // The temporary allocation is not empty, so it has an address.
            guard mb_where(thread, level, chunk.baseAddress!, &line) else { return nil }
            return LuaLocation(chunk: String(cString: chunk.baseAddress!), line: Int(line))
        }
    }

    /// The calls on a stack.
    func traceback(of thread: OpaquePointer, level: Int32) -> String {
        String(cString: mb_traceback(thread, level))
    }
}
