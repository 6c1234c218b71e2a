import Lua

/// A task's Lua side.
struct ScriptTask {
    let thread: LuaThread
    /// Given by the script, for messages.
    let name: String?
    let parent: TaskID?
    /// The line that spawned it; nil for the script itself.
    let location: SourceLocation?
    /// The line that waits, while the task does.
    var waitLocation: SourceLocation?
    /// Set when a deadline or grace period runs for it.
    var hasTimers = false
    /// The last failure that was handed to it by a task it waited for, and that failure's way so far.
    var received: (message: String, trace: [String])?

    /// `task "proxy"`, `task at failover.lua:20`.
    var title: String {
        if let name { return "task \"" + name + "\"" }
        return location.map { "task at " + $0.description } ?? "task"
    }
}
