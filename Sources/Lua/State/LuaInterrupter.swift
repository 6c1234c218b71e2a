internal import CLuaShim

/// Stops a running script from any thread.
///
/// The script notices within a few thousand instructions of the virtual machine. It does not notice while it is inside
/// one of Lua's own C functions, such as a pattern match, nor inside a host function.
///
/// The error it raises is sticky: `pcall`, `xpcall` and `coroutine.resume` in the script cannot swallow it.
public struct LuaInterrupter: Sendable {
    let signal: InterruptSignal

    /// Requests that the script be stopped. Does nothing when no script runs until one does.
    ///
    /// - Parameters:
    ///   - reason: What the script raises; see ``LuaState/prepareInterrupt(_:)``.
    ///   - hard: Whether to raise again and again until ``clear()``, so that cleanup code that does not end is stopped
    ///     too. Otherwise the error is raised once, and what handles it may go on.
    public func interrupt(_ reason: LuaInterruptReason = .cancelled, hard: Bool = false) {
        mb_signal_request(signal.cell, reason.index, hard)
    }

    /// Takes back a request that has not been delivered, and ends a hard one.
    public func clear() {
        mb_signal_clear(signal.cell)
    }

    /// How often an interruption has been raised in the script.
    public var deliveries: Int {
        Int(truncatingIfNeeded: mb_signal_delivered(signal.cell))
    }

    /// Whether an interruption has been raised in the script.
    public var wasDelivered: Bool { deliveries > 0 }
}

/// What a script raises when it is interrupted.
public struct LuaInterruptReason: Sendable, Hashable {
    let index: Int32

    /// An error object of the kind `cancelled` with the message "cancelled".
    public static let cancelled = LuaInterruptReason(index: 0)
}

/// The memory that a state and its interrupters share; it lives as long as one of them.
final class InterruptSignal: @unchecked Sendable {
    // Sendable: the cell's contents are atomics, and the pointer never changes.
    let cell: OpaquePointer

    init() {
        // The only way to fail is a machine without memory for 32 bytes, where Swift itself aborts.
        guard let cell = mb_signal_new() else { preconditionFailure("out of memory") }
        self.cell = cell
    }

    deinit {
        mb_signal_free(cell)
    }
}
