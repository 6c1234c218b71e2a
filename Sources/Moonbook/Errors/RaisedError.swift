import Lua

/// What a task raised, handed to another task as the same value.
struct RaisedError: LuaPushable {
    private let error: LuaError

    init(_ error: LuaError) {
        self.error = error
    }

    func push(to writer: inout LuaWriter) {
        if case .runtime(let runtime) = error {
            if let reference = runtime.reference { writer.reference(reference) } else { writer.push(runtime.value) }
        } else {
            writer.push(error.message)
        }
    }
}
