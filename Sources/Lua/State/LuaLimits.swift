/// What a script may use.
public struct LuaLimits: Sendable {
    /// The most memory Lua may hold, in bytes; `nil` for no limit. An allocation beyond it raises "not enough memory"
    /// in the script.
    public var memory: Int?
    /// What may be used beyond ``memory`` while the script's error handlers run after such an error, in bytes.
    public var memoryReserve: Int
    /// The number of virtual machine instructions between two looks at the ``LuaInterrupter``; at least 1.
    public var hookInterval: Int

    public init(memory: Int? = nil, memoryReserve: Int = 256 << 10, hookInterval: Int = 10_000) {
        self.memory = memory
        self.memoryReserve = memoryReserve
        self.hookInterval = hookInterval
    }
}
