internal import CLuaShim

/// A Lua state: its memory, globals and threads.
///
/// It is not Sendable. Keep it, and everything made from it, on one actor or thread. What others may hold is
/// ``interrupter``.
///
/// ```swift
/// let state = try LuaState()
/// try state.setGlobal("double", state.function("double") { (value: Int) in value * 2 })
/// let answer = try state.call(state.load("return double(21)", name: "=example"), returning: Int.self)
/// ```
public final class LuaState {
    /// The C state; `nil` once closed.
    private(set) var handle: OpaquePointer?
    let queue = ReferenceQueue()
    private let signal = InterruptSignal()

    /// Opens a state.
    ///
    /// - Throws: ``LuaError/memory`` if the limit does not even hold the libraries.
    public init(limits: LuaLimits = .init(), libraries: LuaLibraries = .sandboxed) throws(LuaError) {
        var options = mb_options(
            memory_limit: max(limits.memory ?? 0, 0),
            memory_reserve: max(limits.memoryReserve, 0),
            hook_interval: Int32(clamping: max(limits.hookInterval, 1)),
            all_libraries: !libraries.isSandboxed,
            host: Unmanaged.passUnretained(self).toOpaque(),
            invoke: invokeHostFunction,
            release: releaseHostObject,
            signal: signal.cell)
        handle = mb_open(&options)
        guard handle != nil else { throw .memory }
        queue.state = self
    }

    deinit {
        close()
    }

    /// Ends everything: closes what threads have left open, lets go of all host functions and objects, and frees the
    /// memory. Whatever is done with the state afterwards throws ``LuaError/misuse(_:)``. Happens by itself when
    /// nothing refers to the state any more.
    ///
    /// Must not be called by a host function, while Lua is still running.
    public func close() {
        guard let closing = handle else { return }
        precondition(!mb_is_running(closing), "a Lua state cannot be closed by a function it is calling")
        queue.drain(in: closing)
        handle = nil
        queue.state = nil
        mb_close(closing)
    }

    /// The C state, for something that is about to begin.
    func open() throws(LuaError) -> OpaquePointer {
        guard let handle else { throw .closed }
        queue.drain(in: handle)
        return handle
    }

    /// Stops running scripts; may be kept and used anywhere.
    public var interrupter: LuaInterrupter { LuaInterrupter(signal: signal) }

    /// Prepares an error for ``LuaInterrupter/interrupt(_:hard:)`` to raise. Every interruption for this reason raises
    /// the same object, and it is sticky.
    ///
    /// - Throws: ``LuaError/misuse(_:)`` beyond 64 reasons.
    public func prepareInterrupt(_ error: some LuaErrorConvertible) throws(LuaError) -> LuaInterruptReason {
        let reference = try makeReference { writer in
            writer.beginTable()
            error.writeLuaFields(to: &writer)
            writer.markAsError(isSticky: true)
            writer.end()
        }
        let index = mb_add_interrupt(try open(), reference.index)
        guard index >= 0 else { throw .misuse("too many reasons to interrupt a Lua state") }
        interruptErrors.append(reference)
        return LuaInterruptReason(index: index)
    }

    private var interruptErrors: [LuaReference] = []
}

extension LuaState {
    /// The memory that Lua holds, in bytes.
    public var memoryUsed: Int { handle.map { mb_memory_used($0) } ?? 0 }

    /// The most memory that Lua has held, in bytes.
    public var memoryPeak: Int { handle.map { mb_memory_peak($0) } ?? 0 }

    /// The number of host functions and objects that Lua keeps alive.
    public var liveHostObjects: Int { handle.map { Int(mb_live_objects($0)) } ?? 0 }

    /// Frees everything that nothing refers to any more.
    public func collectGarbage() {
        guard let handle else { return }
        queue.drain(in: handle)
        mb_collect(handle)
    }

    /// Which thread runs now.
    var runningThread: LuaThread.ID? {
        guard let handle else { return nil }
        let id = mb_running_thread(handle)
        return id == 0 ? nil : LuaThread.ID(rawValue: id)
    }
}

/// For tests of this package: every allocation can be made to fail.
extension LuaState {
    /// The number of allocations Lua has asked for.
    package var allocationsForTesting: Int { handle.map { Int(mb_allocations($0)) } ?? 0 }

    /// Makes an allocation fail.
    ///
    /// - Parameters:
    ///   - after: How many allocations before it succeed; negative for none to fail.
    ///   - times: How many in a row fail. Lua repeats one that fails after a collection, so that one failure goes
    ///     unnoticed.
    package func failAllocationsForTesting(after: Int, times: Int) {
        guard let handle else { return }
        mb_fail_allocations(handle, Int64(after), Int64(times))
    }
}
