extension LuaState {
    /// Makes a function for scripts from any Swift function whose parameters and result Lua knows.
    ///
    /// ```swift
    /// try state.setGlobal("area", state.function("area") { (width: Double, height: Double) in width * height })
    /// ```
    ///
    /// An argument of the wrong type raises "bad argument #2 to 'area' (number expected, got nil)" in the script. To
    /// return several values, return ``LuaValues``. A function that captures the state, or anything that owns it, keeps
    /// it alive for ever; capture it unowned, or call ``close()``.
    ///
    /// - Parameters:
    ///   - name: The name in messages.
    ///   - body: What it does. What it throws is raised in the script; see ``LuaErrorConvertible``.
    @inlinable
    public func function<each Argument: LuaReadable, Result: LuaPushable>(
        _ name: String, _ body: @escaping (repeat each Argument) throws -> Result
    ) -> LuaHostFunction {
        LuaHostFunction(name) { call in
            var arguments = ArgumentReader(call)
            let result = try body(repeat arguments.next((each Argument).self))
            result.push(to: &call.results)
            return .values
        }
    }

    /// Makes a function for scripts from a Swift function without a result.
    @inlinable
    public func function<each Argument: LuaReadable>(
        _ name: String, _ body: @escaping (repeat each Argument) throws -> Void
    ) -> LuaHostFunction {
        LuaHostFunction(name) { call in
            var arguments = ArgumentReader(call)
            try body(repeat arguments.next((each Argument).self))
            return .values
        }
    }

    /// Makes a function for scripts that reads its arguments and writes its results itself, and that may wait.
    ///
    /// - Parameters:
    ///   - name: The name in messages.
    ///   - body: What it does. What it throws is raised in the script; see ``LuaErrorConvertible``.
    public func function(_ name: String, raw body: @escaping (inout LuaCall) throws -> LuaReturn) -> LuaHostFunction {
        LuaHostFunction(name, raw: body)
    }
}
