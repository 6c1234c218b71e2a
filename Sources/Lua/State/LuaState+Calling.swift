internal import CLuaShim

extension LuaState {
    /// Calls a function and waits for its end. It must not wait for anything: a host function in it that would have to
    /// is told so.
    ///
    /// - Throws: What the function raises, as ``LuaError/runtime(_:)`` or ``LuaError/memory``.
    @inlinable
    @discardableResult
    public func call<each Argument: LuaPushable>(
        _ function: LuaFunction, _ arguments: repeat each Argument
    ) throws(LuaError) -> LuaResults {
        try call(function) { writer in repeat (each arguments).push(to: &writer) }
    }

    /// Calls a function and reads its first result.
    @inlinable
    public func call<each Argument: LuaPushable, Result: LuaReadable>(
        _ function: LuaFunction, _ arguments: repeat each Argument, returning type: Result.Type
    ) throws(LuaError) -> Result {
        try callForOne(function) { writer in
            repeat (each arguments).push(to: &writer)
        } reading: { (slot) throws(LuaError) in
            try Result.read(slot)
        }
    }

    /// Calls a function with whatever arguments are written.
    @discardableResult
    public func call(
        _ function: LuaFunction, writing arguments: (inout LuaWriter) -> Void
    ) throws(LuaError) -> LuaResults {
        try withCall(of: function, writing: arguments) { (thread, count) throws(LuaError) in
            try pack(count, from: thread)
        }
    }

    @usableFromInline
    func callForOne<Result>(
        _ function: LuaFunction, writing arguments: (inout LuaWriter) -> Void,
        reading read: (borrowing LuaSlot) throws(LuaError) -> Result
    ) throws(LuaError) -> Result {
        try withCall(of: function, writing: arguments) { (thread, count) throws(LuaError) in
            // Without a result the slot is above the top, where there is no value.
            try read(LuaSlot(thread, lua_gettop(thread) - count + 1, in: self))
        }
    }

    private func withCall<Result>(
        of function: LuaFunction, writing arguments: (inout LuaWriter) -> Void,
        _ body: (_ thread: OpaquePointer, _ count: Int32) throws(LuaError) -> Result
    ) throws(LuaError) -> Result {
        let handle = try open()
        try check(function.reference)
        let thread = mb_current(handle)
        let top = lua_gettop(thread)
        defer { lua_settop(thread, top) }
        let buffer = try write(arguments)
        var count: Int32 = 0
        let status = mb_call(handle, function.reference.index, buffer, &count)
        mb_give_buffer(handle, buffer)
        guard status == LUA_OK else {
            throw takeError(from: thread, status: status, traceback: mb_call_traceback(handle))
        }
        return try body(thread, count)
    }
}
