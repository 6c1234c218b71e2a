/// Where a thread is after it has run.
public enum LuaResume {
    /// Its function has returned.
    case finished(LuaResults)
    /// A host function waits; go on with ``LuaThread/resume(answer:)`` or ``LuaThread/resume(error:)``.
    case awaiting(ticket: Int64)
    /// The script itself has called `coroutine.yield` outside any coroutine of its own; go on with
    /// ``LuaThread/resume(answer:)``.
    case yielded(LuaResults)
    /// Its function has raised an error. The thread is over.
    case failed(LuaError)
}
