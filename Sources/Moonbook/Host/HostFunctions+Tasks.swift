import GaussDB
import Lua

extension Session {
    func addTaskFunctions(to host: inout HostFunctions) {
        host.add("spawn") { [unowned self] call in
            let function = try call.function(1)
            let name = try call.read(2, as: String?.self)
            let deadline = try call.read(3, as: Double?.self)
            let id = try spawn(
                function, name: name, parent: currentTask, location: Traceback.scriptLocation(in: call)
            ) { _ in }
            if let deadline { setDeadline(of: id, seconds: deadline) }
            call.results.integer(id)
            return .values
        }
        host.add("join") { [unowned self] call in
            try suspend(call, until: .task(try call.integer(1)))
        }
        host.add("join_all") { [unowned self] call in
            try suspend(call, until: .allTasks(try call.read(1, as: [Int64].self)))
        }
        host.add("cancel") { [unowned self] call in
            cancel(try call.integer(1), reason: .requested)
            return .values
        }
        host.add("task_status") { [unowned self] call in
            call.results.push(tree.status(of: try call.integer(1)))
            return .values
        }
        host.add("sleep") { [unowned self] call in
            let seconds = try call.number(1)
            let clock = client.clock
            return try suspend(call) {
                await .of {
                    try await clock.sleep(for: .seconds(seconds))
                    return .done
                }
            }
        }
        host.add("now") { [unowned self] call in
            call.results.double((client.clock.now - started).inSeconds)
            return .values
        }
        host.add("make_error", as: "task.failure") { [unowned self] call in
            var error = RunError(
                kind: RunError.Kind(rawValue: try call.field(1, "kind", as: String?.self) ?? "script"),
                class: try call.field(1, "class", as: String?.self),
                message: try call.field(1, "message"),
                operation: try call.field(1, "operation", as: String?.self),
                hint: try call.field(1, "hint", as: String?.self),
                path: try call.field(1, "path", as: String?.self))
            error.location = Traceback.scriptLocation(in: call)
            error.traceback = Traceback.frames(call.traceback)
            error.step = step
            call.results.errorObject(error)
            return .values
        }
    }
}

extension Traceback {
    /// The script's line that led to a call, past the standard library.
    static func scriptLocation(in call: borrowing LuaCall) -> SourceLocation? {
        frames(call.traceback).lazy.compactMap(location(of:)).first
    }
}
