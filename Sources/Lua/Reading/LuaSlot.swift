internal import CLuaShim

/// Where a value is read from. Valid only during the call that provides it.
///
/// Every access is raw: no metamethod runs.
public struct LuaSlot {
    let thread: OpaquePointer
    let index: Int32
    // Unmanaged, not unowned(unsafe): with the latter the compiler (6.3.1) crashes on `borrowing` parameters.
    private let unmanagedState: Unmanaged<LuaState>
    /// The state the value is in.
    public var state: LuaState { unmanagedState.takeUnretainedValue() }

    init(_ thread: OpaquePointer, _ index: Int32, in state: LuaState) {
        self.thread = thread
        self.index = index
        unmanagedState = .passUnretained(state)
    }

    public var kind: LuaKind {
        switch lua_type(thread, index) {
        case LUA_TNONE: .none
        case LUA_TNIL: .nil
        case LUA_TBOOLEAN: .boolean
        case LUA_TNUMBER: lua_isinteger(thread, index) != 0 ? .integer : .number
        case LUA_TSTRING: .string
        case LUA_TTABLE: .table
        case LUA_TFUNCTION: .function
        case LUA_TTHREAD: .thread
        case LUA_TLIGHTUSERDATA: mb_is_null(thread, index) ? .null : .userdata
        default: mb_object_at(thread, index) != nil ? .object : .userdata
        }
    }

    /// Whether the value is nil or there is none.
    public var isNil: Bool { lua_type(thread, index) <= LUA_TNIL }

    /// The boolean; `nil` for everything else.
    public var bool: Bool? {
        lua_type(thread, index) == LUA_TBOOLEAN ? lua_toboolean(thread, index) != 0 : nil
    }

    /// An integer, a float without fraction, or a string that Lua would take for one.
    public var integer: Int64? {
        var isInteger: Int32 = 0
        let value = lua_tointegerx(thread, index, &isInteger)
        return isInteger != 0 ? value : nil
    }

    /// A number, or a string that Lua would take for one.
    public var number: Double? {
        var isNumber: Int32 = 0
        let value = lua_tonumberx(thread, index, &isNumber)
        return isNumber != 0 ? value : nil
    }

    /// A string, or a number as Lua writes it.
    public func string() throws(LuaError) -> String {
        let text: String? =
            switch lua_type(thread, index) {
            case LUA_TSTRING: withBytes { String(validating: $0, as: UTF8.self) }
            case LUA_TNUMBER: numberText
            default: throw mismatch(expected: "string")
            }
        guard let text else { throw mismatch(expected: "UTF-8 string", got: "a string of other bytes") }
        return text
    }

    /// The bytes of a string, or of a number as Lua writes it.
    public func bytes() throws(LuaError) -> [UInt8] {
        switch lua_type(thread, index) {
        case LUA_TSTRING: withBytes { Array($0) }
        case LUA_TNUMBER: Array(numberText.utf8)
        default: throw mismatch(expected: "string")
        }
    }

    /// The host object, if it is one of this class.
    public func object<Object: LuaHostObject>(as type: Object.Type) -> Object? {
        guard let pointer = mb_object_at(thread, index) else { return nil }
        return Unmanaged<HostObjectBox>.fromOpaque(pointer).takeUnretainedValue().object as? Object
    }

    /// Keeps the value alive beyond the call.
    public func reference() throws(LuaError) -> LuaReference {
        try state.makeReference(to: self)
    }
}

extension LuaSlot {
    /// The error that says what the value is not.
    public func mismatch(expected: String, got: String? = nil) -> LuaError {
        .conversion(LuaConversionError(expected: expected, got: got ?? kind.name))
    }

    func mismatchedInteger() -> LuaError {
        mismatch(expected: "integer", got: kind == .number ? numberText : nil)
    }

    /// The number as Lua writes it. The value itself stays a number.
    private var numberText: String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { text in
            // The temporary allocation is not empty, so it has an address.
            let start = text.baseAddress!
            let count =
                lua_isinteger(thread, index) != 0
                ? mb_format_integer(lua_tointegerx(thread, index, nil), start)
                : mb_format_number(lua_tonumberx(thread, index, nil), start)
            return String(
                decoding: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[..<Int(count)]), as: UTF8.self)
        }
    }

    /// The bytes of a value that is a string. (Asked of a number, Lua would turn the value itself into a string.)
    private func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var count = 0
        let start = lua_tolstring(thread, index, &count)
        return body(
            UnsafeBufferPointer(start: UnsafeRawPointer(start)?.assumingMemoryBound(to: UInt8.self), count: count))
    }
}
