import GaussDB
import Lua

/// The Lua side of one run: its state, its tasks, and what they wait for.
///
/// Not `Sendable`: it belongs to its run's thread. Everything here is synchronous; what has to be waited for goes out
/// as an ``Effect`` and comes back through ``answer(_:with:)``.
final class Session {
    /// What the run has to do for the session.
    enum Effect {
        case begin(HostOperation)
        case giveUp(Ticket)
        /// The clean-up of a cancelled task may wait from now until the grace period ends.
        case grace(TaskID)
        /// Cancel the task after so many seconds of the service's time.
        case deadline(TaskID, seconds: Double)
        case stopTimers(TaskID)
    }

    /// What other threads report while an operation is under way.
    enum News: Sendable {
        case progress(JobProgress)
        case event(RunEvent)
    }

    let runtime: Runtime
    let client: Client
    let script: Script
    let emit: @Sendable (RunEvent) -> Void
    /// Brings news from other threads to the session, in order.
    let post: @Sendable (News) -> Void
    let permissions = PermissionPolicy()
    let started: Duration
    let state: LuaState
    var interrupter: LuaInterrupter { state.interrupter }

    var tree = TaskTree<LuaError>()
    var tasks: [TaskID: ScriptTask] = [:]
    var currentTask: TaskID?
    private(set) var mainTask: TaskID = 0
    private var ready = ReadyQueue()
    private var effects: [Effect] = []
    private var answers: [Ticket: Answer] = [:]
    private var lastTicket: Ticket = 0
    private(set) var mainOutcome: TaskTree<LuaError>.Outcome?
    private var interruptions = 0
    /// Why computing code was interrupted, when that comes to be known before the stop itself.
    var reasonOfInterruption: () -> CancelReason? = { nil }
    var stopReason: CancelReason?
    var stopLocation: SourceLocation?

    var parameters: [String: String]
    var parametersWereRead = false
    var step: String?
    var activities = JobActivities()
    var watches: [Int64: JobWatch] = [:]
    var lastWatch: Int64 = 0
    var calls = 0
    /// All secrets of the run: what a job fails of may quote what an earlier call was given.
    var secrets: [Secret] = []
    var callsUnderWay: [Ticket: (operation: String, begun: Duration)] = [:]
    var uncertainCalls: [RunError] = []
    /// Set while the standard library is installed, before any script runs.
    var secretMetatable: LuaMetatable?
    /// The ways of failures whose tasks have ended and that nobody has received yet.
    private var failureTraces: [TaskID: [String]] = [:]
    /// What the script itself failed with.
    private var mainError: LuaError?

    init(
        runtime: Runtime, script: Script, parameters: [String: String], emit: @escaping @Sendable (RunEvent) -> Void,
        post: @escaping @Sendable (News) -> Void
    ) throws(RunError) {
        self.runtime = runtime
        self.script = script
        self.parameters = parameters
        self.emit = emit
        self.post = post
        client = runtime.client.adding(middleware: [permissions])
        started = client.clock.now
        do throws(LuaError) {
            state = try LuaState(limits: LuaLimits(memory: runtime.configuration.memoryLimit), libraries: .sandboxed)
            try installStandardLibrary()
            let body = try state.load(script.source, name: "@" + script.name)
            mainTask = try spawn(body, name: nil, parent: nil, location: nil) { _ in }
        } catch {
            throw RunError(lua: error, script: script)
        }
    }

    // MARK: Tasks

    /// Starts a task that calls `function`.
    func spawn(
        _ function: LuaFunction, name: String?, parent: TaskID?, location: SourceLocation?,
        arguments: (inout LuaWriter) -> Void
    ) throws(LuaError) -> TaskID {
        let thread = try state.makeThread(function, arguments: arguments)
        let (id, actions) = tree.spawn(parent: parent)
        tasks[id] = ScriptTask(thread: thread, name: name, parent: parent, location: location)
        carryOut(actions)
        return id
    }

    func start() {
        // Nothing to do: spawning the main task has made it ready. Kept apart so that a stop that came during the
        // set-up reaches a run that has begun.
    }

    var isFinished: Bool { mainOutcome != nil && tree.openCount == 0 }
    var hasReadyTasks: Bool { !ready.isEmpty }

    func takeEffects() -> [Effect] {
        defer { effects.removeAll() }
        return effects
    }

    /// Resumes at most `limit` tasks that have something to do.
    func runReadyTasks(limit: Int) {
        for _ in 0..<limit {
            guard let (id, resumption) = ready.popFirst() else { return }
            resume(id, resumption)
        }
    }

    func answer(_ ticket: Ticket, with answer: Answer) {
        // Even an answer that comes too late for its task may name a job.
        note(answer, for: ticket)
        answers[ticket] = answer
        let actions = tree.answered(ticket)
        carryOut(actions)
        if !actions.contains(where: { if case .resume(_, .answer) = $0 { true } else { false } }) {
            answers[ticket] = nil
        }
    }

    func cancel(_ id: TaskID, reason: CancelReason) {
        carryOut(tree.cancel(id, reason: reason))
    }

    func endGrace(of id: TaskID) {
        carryOut(tree.graceEnded(id))
    }

    func stop(_ reason: CancelReason) {
        guard stopReason == nil else { return }
        stopReason = reason
        stopLocation = tasks[mainTask]?.waitLocation
        cancel(mainTask, reason: reason)
    }

    /// Ends a run in which every task waits for another one. False when there is something to wait for.
    func failIfStuck() -> Bool {
        guard tree.isStuck else { return false }
        // Without this the run would wait for ever; with it, the error names the line of the main task.
        cancel(mainTask, reason: .stuck)
        return !ready.isEmpty
    }

    /// A ticket for something that the current task is about to wait for.
    func makeTicket() -> Ticket {
        lastTicket += 1
        return lastTicket
    }

    /// Begins `body` off the thread once the current task has been suspended.
    func suspend(
        _ call: borrowing LuaCall, on body: @escaping @Sendable () async -> Answer
    ) throws(LuaError) -> LuaReturn {
        try call.checkCanAwait()
        noteWait(of: call)
        let ticket = makeTicket()
        pending = .operation(HostOperation(ticket: ticket, body: body))
        return .await(ticket: ticket)
    }

    /// Suspends the current task until another ends.
    func suspend(_ call: borrowing LuaCall, until wait: TaskTree<LuaError>.Wait) throws(LuaError) -> LuaReturn {
        try call.checkCanAwait()
        noteWait(of: call)
        let ticket = makeTicket()
        pending = .tasks(wait)
        return .await(ticket: ticket)
    }

    /// Begins an operation that no task is suspended on.
    func beginInBackground(_ operation: HostOperation) {
        effects.append(.begin(operation))
    }

    func giveUp(_ ticket: Ticket) {
        effects.append(.giveUp(ticket))
    }

    private func noteWait(of call: borrowing LuaCall) {
        guard let currentTask else { return }
        tasks[currentTask]?.waitLocation = Traceback.scriptLocation(in: call)
    }

    /// What the suspension that is under way waits for.
    private enum Pending {
        case operation(HostOperation)
        case tasks(TaskTree<LuaError>.Wait)
    }
    private var pending: Pending?

    // MARK: Steps

    func carryOut(_ actions: [TaskTree<LuaError>.Action]) {
        for action in actions {
            switch action {
            case .resume(let id, let resumption):
                ready.append(id, resumption)
            case .cancelOperation(let ticket):
                effects.append(.giveUp(ticket))
            case .discard(let id):
                ready.remove(id)
            case .startGrace(let id):
                effects.append(.grace(id))
                tasks[id]?.hasTimers = true
            case .ended(let id, let outcome):
                if id == mainTask { mainOutcome = outcome }
                if tasks[id]?.hasTimers == true { effects.append(.stopTimers(id)) }
                tasks[id] = nil
            }
        }
    }

    func setDeadline(of id: TaskID, seconds: Double) {
        effects.append(.deadline(id, seconds: seconds))
        tasks[id]?.hasTimers = true
    }

    private func resume(_ id: TaskID, _ resumption: TaskTree<LuaError>.Resumption) {
        guard let task = tasks[id] else { return }
        tree.began(id)
        currentTask = id
        defer { currentTask = nil }
        let result: LuaResume
        do throws(LuaError) {
            result = try advance(id, task, resumption)
        } catch {
            result = .failed(error)
        }
        if interrupter.deliveries > interruptions {
            interruptions = interrupter.deliveries
            carryOut(tree.interrupted(id, reason: stopReason ?? reasonOfInterruption() ?? .runCancelled))
            // Whichever task computed, the whole run was meant: the others must not go on until the stop itself arrives.
            if let reason = reasonOfInterruption() { stop(reason) }
        }
        switch result {
        case .finished:
            carryOut(tree.bodyEnded(id, .succeeded))
        case .failed(let error):
            if id == mainTask { mainError = error }
            if !error.isSticky { failureTraces[id] = trace(of: id, error) + [task.title] }
            carryOut(tree.bodyEnded(id, outcome(of: task, error)))
        case .awaiting(let ticket):
            suspend(id, ticket)
        case .yielded:
            let error = task.thread.close() ?? LuaError.misuse("coroutine.yield was called outside a coroutine")
            carryOut(tree.bodyEnded(id, .failed(error)))
        }
    }

    private func suspend(_ id: TaskID, _ ticket: Ticket) {
        switch pending {
        case .operation(let operation):
            effects.append(.begin(operation))
            carryOut(tree.suspended(id, ticket: ticket, on: .operation))
        case .tasks(let wait):
            carryOut(tree.suspended(id, ticket: ticket, on: wait))
        case nil:
            preconditionFailure("a host function waited without saying for what")
        }
        pending = nil
    }

    private func advance(
        _ id: TaskID, _ task: ScriptTask, _ resumption: TaskTree<LuaError>.Resumption
    ) throws(LuaError) -> LuaResume {
        switch resumption {
        case .start:
            return try task.thread.resume()
        case .answer(let ticket):
            guard let answer = answers.removeValue(forKey: ticket) else {
                return try task.thread.resume(answer: { _ in })
            }
            return try deliver(answer, to: task)
        case .joined(let child, let outcome):
            if case .failed(let error) = outcome {
                tasks[id]?.received = (error.message, failureTraces.removeValue(forKey: child) ?? [])
            }
            return try task.thread.resume(answer: { writer in
                switch outcome {
                case .succeeded:
                    writer.bool(true)
                case .failed(let error):
                    writer.bool(false)
                    writer.push(RaisedError(error))
                case .cancelled(let reason):
                    writer.bool(false)
                    writer.errorObject(reason.error)
                }
            })
        case .allEnded(let failed):
            return try task.thread.resume(answer: { $0.push(failed) })
        case .cancelled(let reason):
            return try task.thread.resume(error: { $0.errorObject(Cancellation(reason: reason)) })
        case .refused(let message):
            return try task.thread.resume(error: { $0.errorObject(RunError(kind: .script, message: message)) })
        }
    }

    /// A task that ends with an error that cannot be caught was cancelled, by whatever way.
    private func outcome(of task: ScriptTask, _ error: LuaError) -> TaskTree<LuaError>.Outcome {
        if error.isSticky { return .cancelled(stopReason ?? reasonOfInterruption() ?? .requested) }
        return .failed(error)
    }

    /// The way of a failure from its first line to the end of the task it ends.
    private func trace(of id: TaskID, _ error: LuaError) -> [String] {
        // Out of memory Lua has no room for a traceback; the dead thread still shows where it was.
        var own = Traceback.frames(error.traceback)
        if own.isEmpty, let thread = tasks[id]?.thread { own = Traceback.frames(thread.traceback) }
        guard let received = tasks[id]?.received, received.message == error.message else { return own }
        return received.trace + own
    }

    // MARK: The end

    func outcome(elapsed: Duration) -> RunOutcome {
        RunOutcome(
            status: status, unfinishedJobs: activities.unfinished, uncertainCalls: uncertainCalls, calls: calls,
            elapsed: elapsed)
    }

    private var status: RunOutcome.Status {
        switch mainOutcome {
        case .succeeded:
            return .succeeded
        case .failed(let error):
            var failure = RunError(lua: error, script: script, step: step)
            if let way = failureTraces[mainTask]?.dropLast(), !way.isEmpty { failure.traceback = Array(way) }
            failure.location = failure.location ?? failure.traceback.lazy.compactMap(Traceback.location(of:)).first
            return .failed(failure)
        case .cancelled(let reason):
            var error = reason.error
            error.location = stopLocation ?? mainError?.location.map { SourceLocation(file: $0.chunk, line: $0.line) }
            error.step = step
            switch reason {
            case .runTimedOut, .deadline: return .timedOut(error)
            case .stuck: return .failed(error)
            case .requested, .parentEnded, .runCancelled: return .cancelled(error)
            }
        case nil:
            return .cancelled(nil)
        }
    }
}
