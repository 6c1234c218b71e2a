/// Reads the arguments of a call one after the other.
@usableFromInline
struct ArgumentReader {
    @usableFromInline let call: LuaCall
    @usableFromInline var index = 0

    @inlinable
    init(_ call: LuaCall) {
        self.call = call
    }

    @inlinable
    mutating func next<T: LuaReadable>(_ type: T.Type) throws(LuaError) -> T {
        index += 1
        return try call.read(index, as: type)
    }
}
