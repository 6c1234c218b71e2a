internal import CLuaShim
internal import Synchronization

/// Keeps one Lua value alive.
///
/// It may be let go on any thread: the value is given up at the next call into its state. It may be used only where the
/// state is.
public final class LuaReference: Sendable {
    let index: Int32
    let owner: ReferenceQueue

    init(index: Int32, owner: ReferenceQueue) {
        self.index = index
        self.owner = owner
    }

    deinit {
        owner.giveUp(index)
    }

    /// The state of the value.
    func state() throws(LuaError) -> LuaState {
        try owner.openState()
    }
}

/// What has been let go but not yet given up by its state. Outlives the state.
final class ReferenceQueue: Sendable {
    private struct Pending {
        var references: [Int32] = []
        var threads: [ThreadRecord] = []
    }

    /// The state, as long as it is open. What refers to it through here does not keep it alive, so that a host function
    /// may hold its own state's tables and threads without a cycle. Read and written only where the state is.
    nonisolated(unsafe) unowned(unsafe) var state: LuaState?

    private let pending = Mutex(Pending())
    private let hasPending = Atomic(false)

    func openState() throws(LuaError) -> LuaState {
        guard let state else { throw .closed }
        return state
    }

    func giveUp(_ reference: Int32) {
        pending.withLock { $0.references.append(reference) }
        hasPending.store(true, ordering: .releasing)
    }

    func giveUp(_ thread: ThreadRecord) {
        pending.withLock { $0.threads.append(thread) }
        hasPending.store(true, ordering: .releasing)
    }

    /// Gives up everything that has been let go; `state` is `nil` once it is closed.
    @inline(__always)
    func drain(in state: OpaquePointer?) {
        if hasPending.load(ordering: .relaxed) { drainPending(in: state) }
    }

    @inline(never)
    private func drainPending(in state: OpaquePointer?) {
        hasPending.store(false, ordering: .relaxed)
        let pending = pending.withLock { pending in
            let taken = pending
            pending = Pending()
            return taken
        }
        for thread in pending.threads {
            if let state { mb_thread_free(state, thread.pointer) } else { mb_thread_discard(thread.pointer) }
        }
        guard let state else { return }
        for reference in pending.references { mb_drop_reference(state, reference) }
    }

    deinit {
        drain(in: nil)
    }
}

/// A C thread record on its way to its state.
struct ThreadRecord: @unchecked Sendable {
    // Sendable: only the state's owner follows the pointer.
    let pointer: OpaquePointer
}
