internal import CLuaShim

/// How much is read from a table at once.
public struct LuaReadLimits: Sendable {
    /// How deep tables may be nested; at most 200.
    public var depth: Int
    /// How many values there may be.
    public var nodes: Int
    /// How many bytes of strings and values there may be.
    public var bytes: Int

    public init(depth: Int = 64, nodes: Int = 1_000_000, bytes: Int = 64 << 20) {
        self.depth = depth
        self.nodes = nodes
        self.bytes = bytes
    }

    var caps: mb_caps {
        mb_caps(depth: Int32(clamping: min(depth, MB_MAX_DEPTH)), nodes: Int64(nodes), bytes: Int64(bytes))
    }
}
