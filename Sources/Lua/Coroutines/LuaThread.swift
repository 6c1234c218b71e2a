internal import CLuaShim

/// A function that runs until it has to wait, and goes on when it is told to.
///
/// Made by ``LuaState/makeThread(_:arguments:)``. `<close>` variables are closed when the function ends in whatever
/// way, and while it is being unwound by an error their metamethods may wait as well. A thread that is let go while it
/// waits is simply dropped; ``close()`` ends it in order. It does not keep its state alive.
public final class LuaThread {
    /// Which thread it is. Never used twice in one state.
    public struct ID: Hashable, Sendable {
        let rawValue: UInt64
    }

    /// Where a thread is.
    public enum Status: Sendable {
        /// It has not begun.
        case ready
        /// A host function in it waits for an answer.
        case waiting
        /// It has called `coroutine.yield` itself.
        case yielded
        case running
        /// It has returned, failed or been closed.
        case dead
    }

    public let id: ID
    private let owner: ReferenceQueue
    private let record: ThreadRecord

    init(_ pointer: OpaquePointer, in state: LuaState) {
        record = ThreadRecord(pointer: pointer)
        id = ID(rawValue: mb_thread_id(pointer))
        owner = state.queue
    }

    deinit {
        owner.giveUp(record)
    }

    public var status: Status {
        guard owner.state != nil else { return .dead }
        switch Int(mb_thread_state(record.pointer)) {
        case MB_THREAD_READY: return .ready
        case MB_THREAD_WAITING: return .waiting
        case MB_THREAD_YIELDED: return .yielded
        case MB_THREAD_RUNNING: return .running
        default: return .dead
        }
    }

    /// The calls it is in, or was in when it failed, innermost first, one a line.
    public var traceback: String {
        guard let handle = owner.state?.handle else { return "" }
        return String(cString: mb_thread_traceback(handle, record.pointer))
    }

    /// Begins, or goes on after the script's own `coroutine.yield` without any value for it.
    ///
    /// - Throws: ``LuaError/misuse(_:)`` if the thread is running, dead or waiting. What the script raises is
    ///   ``LuaResume/failed(_:)``.
    public func resume() throws(LuaError) -> LuaResume {
        try resume(Int32(MB_RESUME_PLAIN)) { _ in }
    }

    /// Goes on where it waits: the host function returns what is written. If that does not fit into memory, it raises
    /// instead.
    public func resume(answer: (inout LuaWriter) -> Void) throws(LuaError) -> LuaResume {
        try resume(Int32(MB_RESUME_ANSWER), answer)
    }

    /// Goes on where it waits: the host function raises the one value that is written.
    public func resume(error: (inout LuaWriter) -> Void) throws(LuaError) -> LuaResume {
        try resume(Int32(MB_RESUME_ERROR), error)
    }

    /// Goes on where it waits: the host function raises the error.
    public func resume(throwing error: any Error) throws(LuaError) -> LuaResume {
        let state = try owner.openState()
        let location = state.location(in: mb_thread_stack(record.pointer), level: 1)
        return try resume(error: { $0.raised(error, at: location) })
    }

    /// Ends it: its `<close>` variables are closed, but cannot wait any more.
    ///
    /// - Returns: The error it failed with before, or one raised meanwhile; `nil` if there is none.
    @discardableResult
    public func close() -> LuaError? {
        guard let state = owner.state, let handle = try? state.open() else { return nil }
        let thread = mb_current(handle)
        let top = lua_gettop(thread)
        defer { lua_settop(thread, top) }
        let status = mb_thread_close(handle, record.pointer)
        return status == LUA_OK ? nil : state.takeError(from: thread, status: status)
    }

    private func resume(_ how: Int32, _ write: (inout LuaWriter) -> Void) throws(LuaError) -> LuaResume {
        let state = try owner.openState()
        let handle = try state.open()
        let thread = mb_current(handle)
        let top = lua_gettop(thread)
        defer { lua_settop(thread, top) }
        let buffer = try state.write(write)
        var count: Int32 = 0
        var ticket: Int64 = 0
        var status: Int32 = 0
        let outcome = mb_thread_resume(handle, record.pointer, buffer, how, &count, &ticket, &status)
        mb_give_buffer(handle, buffer)
        switch Int(outcome) {
        case MB_FINISHED: return .finished(try state.pack(count, from: thread))
        case MB_AWAITING: return .awaiting(ticket: ticket)
        case MB_YIELDED: return .yielded(try state.pack(count, from: thread))
        case MB_FAILED:
            return .failed(
                state.takeError(from: thread, status: status, traceback: mb_thread_traceback(handle, record.pointer)))
        default: throw .misuse("a Lua thread that is \(self.status) cannot be resumed in this way")
        }
    }
}

extension LuaState {
    /// Makes a thread that will call a function.
    ///
    /// - Parameter arguments: Writes the function's arguments.
    public func makeThread(
        _ function: LuaFunction, arguments: (inout LuaWriter) -> Void = { _ in }
    ) throws(LuaError) -> LuaThread {
        let handle = try open()
        try check(function.reference)
        let thread = mb_current(handle)
        let top = lua_gettop(thread)
        defer { lua_settop(thread, top) }
        let buffer = try write(arguments)
        var status: Int32 = 0
        let pointer = mb_thread_new(handle, function.reference.index, buffer, &status)
        mb_give_buffer(handle, buffer)
        guard let pointer else { throw takeError(from: thread, status: status) }
        return LuaThread(pointer, in: self)
    }
}
