/// Why something to do with Lua failed.
public enum LuaError: Error, Sendable {
    /// A script raised an error.
    indirect case runtime(LuaRuntimeError)
    /// A text is not Lua.
    indirect case syntax(LuaSyntaxError)
    /// A host function was called with an argument it does not take.
    indirect case argument(LuaArgumentError)
    /// A value is not what was asked for.
    indirect case conversion(LuaConversionError)
    /// The state's memory limit is reached.
    case memory
    /// A host function would have to wait where Lua cannot; `obstacle` says where ("inside table.sort's comparator").
    case cannotWait(obstacle: String)
    /// The call is not allowed at this moment; the text says why.
    case misuse(String)
}

extension LuaError {
    static let closed = LuaError.misuse("the Lua state is closed")
}

extension LuaError: CustomStringConvertible {
    /// One sentence: what happened.
    public var description: String { message }

    /// One sentence: what happened.
    public var message: String {
        switch self {
        case .runtime(let error): error.message
        case .syntax(let error): error.description
        case .argument(let error): error.description
        case .conversion(let error): error.description
        case .memory: "not enough memory"
        case .cannotWait(let obstacle): "cannot wait " + obstacle
        case .misuse(let message): message
        }
    }

    /// Where in the script it happened, if that is known.
    public var location: LuaLocation? {
        switch self {
        case .runtime(let error): error.location
        case .syntax(let error): LuaLocation(chunk: error.chunk, line: error.line)
        case .argument, .conversion, .memory, .cannotWait, .misuse: nil
        }
    }

    /// The calls that led to it, innermost first, one a line; empty if unknown.
    public var traceback: String {
        if case .runtime(let error) = self { error.traceback } else { "" }
    }

    /// The value the script raised.
    public var value: LuaValue? {
        if case .runtime(let error) = self { error.value } else { nil }
    }

    /// Whether this is an interruption or another error that a script cannot swallow.
    public var isSticky: Bool {
        if case .runtime(let error) = self { error.isSticky } else { false }
    }
}
