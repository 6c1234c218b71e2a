import Lua
import Testing

/// Runs scripts as threads, with host functions that wait.
///
/// A script calls `wait(value)`, which comes back with the value, or `wait_fail(message)`, which raises it, both after
/// a real suspension.
final class Driver {
    private enum Answer {
        case value(LuaValue)
        case error(LuaValue)
    }

    let state: LuaState
    /// What happened, in order.
    private(set) var events: [String] = []
    private(set) var waits = 0
    /// Whether to collect all garbage before every resumption.
    var collectsBetween = false
    /// Called before every resumption.
    var beforeResume: () throws -> Void = {}
    private var answers: [Int64: Answer] = [:]

    init(limits: LuaLimits = .init(), libraries: LuaLibraries = .sandboxed) throws {
        state = try LuaState(limits: limits, libraries: libraries)
        try state.setGlobal(
            "wait", state.function("wait", raw: { [unowned self] call in try begin(.value(call.value(1)), &call) }))
        try state.setGlobal(
            "wait_fail",
            state.function("wait_fail", raw: { [unowned self] call in try begin(.error(call.value(1)), &call) }))
        try state.setGlobal("note", state.function("note") { [unowned self] (text: String) in events.append(text) })
    }

    private func begin(_ answer: Answer, _ call: inout LuaCall) throws -> LuaReturn {
        try call.checkCanAwait()
        waits += 1
        answers[Int64(waits)] = answer
        return .await(ticket: Int64(waits))
    }

    func thread(_ script: String, name: String = "=test") throws -> LuaThread {
        try state.makeThread(state.load(script, name: name))
    }

    /// Runs a script to its end.
    @discardableResult
    func run(_ script: String, name: String = "=test") throws -> [LuaValue] {
        let thread = try thread(script, name: name)
        return try finish(thread, from: thread.resume())
    }

    /// Answers every wait of a thread until it ends.
    func finish(_ thread: LuaThread, from first: LuaResume) throws -> [LuaValue] {
        var outcome = first
        while true {
            switch outcome {
            case .finished(let results): return try results.values()
            case .failed(let error): throw error
            case .yielded: outcome = try thread.resume()
            case .awaiting(let ticket): outcome = try answer(thread, ticket)
            }
        }
    }

    /// Answers one wait.
    func answer(_ thread: LuaThread, _ ticket: Int64) throws -> LuaResume {
        if collectsBetween { state.collectGarbage() }
        try beforeResume()
        switch answers.removeValue(forKey: ticket) {
        case nil: throw LuaError.misuse("there is no wait \(ticket)")
        case .value(let value): return try thread.resume(answer: { $0.push(value) })
        case .error(let value): return try thread.resume(error: { $0.push(value) })
        }
    }
}

extension LuaState {
    /// Runs a script in a synchronous call.
    @discardableResult
    func run(_ script: String, name: String = "=test") throws(LuaError) -> [LuaValue] {
        try call(load(script, name: name)).values()
    }

    /// Runs a script that must fail.
    func failure(
        of script: String, name: String = "=test", at location: SourceLocation = #_sourceLocation
    ) throws -> LuaError {
        try #require(throws: LuaError.self, sourceLocation: location) { try self.run(script, name: name) }
    }
}
