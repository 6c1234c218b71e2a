typealias TaskID = Int64
typealias Ticket = Int64

/// Who waits for whom, who ends whom: the structure of a run's tasks as a pure machine.
///
/// It knows neither Lua nor Swift concurrency. Events go in; what is to be done comes out as ``Action`` values, in order.
/// The three promises of docs/concurrency.md are kept here and tested here.
struct TaskTree<Failure> {
    /// How a task ended.
    enum Outcome {
        case succeeded
        case failed(Failure)
        case cancelled(CancelReason)
    }

    /// What a task waits for.
    enum Wait {
        /// Something outside: an answer, a job, time. The host reports it with ``answered(_:)``.
        case operation
        case task(TaskID)
        /// All of several, or the first of them that does not succeed.
        case allTasks([TaskID])
    }

    enum Resumption {
        case start
        /// The operation behind the ticket has its result.
        case answer(Ticket)
        case joined(TaskID, Outcome)
        /// All have succeeded, or this one has not.
        case allEnded(failed: TaskID?)
        case cancelled(CancelReason)
        /// The wait makes no sense; the text says why.
        case refused(String)
    }

    enum Action {
        case resume(TaskID, Resumption)
        /// Give up the operation; its end is still reported with ``answered(_:)``.
        case cancelOperation(Ticket)
        /// The task never began; let go of what it holds.
        case discard(TaskID)
        /// From now on the task's clean-up may wait only until the grace period ends.
        case startGrace(TaskID)
        /// The task and all it spawned have ended.
        case ended(TaskID, Outcome)
    }

    private enum Phase {
        case ready
        case running
        case waiting(Ticket, Wait)
        /// The body has ended; children have not.
        case finishing(Outcome)
        case done(Outcome)
    }

    private struct Node {
        var parent: TaskID?
        var children: [TaskID] = []
        var openChildren = 0
        /// How many tasks are still open that this one waits for.
        var awaited = 0
        var phase = Phase.ready
        var hasStarted = false
        /// Set once; later requests change nothing.
        var cancellation: CancelReason?
        var isCancellationDelivered = false
        var isGraceOver = false
        /// Somebody received the outcome.
        var isObserved = false
        /// Who waits for this task's end, in the order in which the waits began.
        var waiters: [(ticket: Ticket, owner: TaskID)] = []
        /// How many of `children` have ended and were observed; they are dropped when they are the greater part.
        var settledChildren = 0
    }

    private var nodes: [TaskID: Node] = [:]
    private var owners: [Ticket: TaskID] = [:]
    private var lastID: TaskID = 0

    /// The tasks that have not ended.
    private(set) var openCount = 0
    /// The open tasks that wait for something outside.
    private(set) var operationCount = 0

    func status(of id: TaskID) -> String {
        switch nodes[id]?.phase {
        case .ready, .running: "running"
        case .waiting, .finishing: "waiting"
        case .done(.succeeded), nil: "done"
        case .done(.failed): "failed"
        case .done(.cancelled): "cancelled"
        }
    }

    /// How many tasks are remembered, ended ones included.
    var knownCount: Int { nodes.count }

    func isCancelled(_ id: TaskID) -> Bool { nodes[id]?.cancellation != nil }

    // MARK: Events

    /// A new task. It is resumed with `.start` at once, unless its parent is already cancelled.
    mutating func spawn(parent: TaskID?) -> (id: TaskID, actions: [Action]) {
        lastID += 1
        let id = lastID
        nodes[id] = Node(parent: parent)
        openCount += 1
        if let parent {
            nodes[parent]?.children.append(id)
            nodes[parent]?.openChildren += 1
        }
        // Clean-up code may spawn; what is spawned by a cancelled task outside clean-up is cancelled with it.
        if let parent, let reason = nodes[parent]?.cancellation, nodes[parent]?.isCancellationDelivered == false {
            return (id, cancel(id, reason: reason))
        }
        return (id, [.resume(id, .start)])
    }

    /// The host is about to resume the task.
    mutating func began(_ id: TaskID) {
        nodes[id]?.phase = .running
        nodes[id]?.hasStarted = true
    }

    /// The task's code is suspended on `ticket`.
    mutating func suspended(_ id: TaskID, ticket: Ticket, on wait: Wait) -> [Action] {
        guard let node = nodes[id] else { return [] }
        if let reason = node.cancellation, !node.isCancellationDelivered || node.isGraceOver {
            if case .operation = wait {
                park(id, ticket: ticket, wait: wait)
                return [.cancelOperation(ticket)]
            }
            return deliverCancellation(to: id, reason: reason)
        }
        switch wait {
        case .operation:
            break
        case .task(let other):
            if let refusal = refusal(for: id, joining: other) { return [.resume(id, .refused(refusal))] }
            if let outcome = takeOutcome(of: other) { return [.resume(id, .joined(other, outcome))] }
        case .allTasks(let others):
            for other in others {
                if let refusal = refusal(for: id, joining: other) { return [.resume(id, .refused(refusal))] }
            }
            if let failed = others.first(where: { hasFailed($0) }) { return [.resume(id, .allEnded(failed: failed))] }
            if others.allSatisfy({ isDone($0) }) { return [.resume(id, .allEnded(failed: nil))] }
        }
        park(id, ticket: ticket, wait: wait)
        return []
    }

    /// The operation behind `ticket` has ended, well or not.
    mutating func answered(_ ticket: Ticket) -> [Action] {
        guard let id = owners.removeValue(forKey: ticket), let node = nodes[id] else { return [] }
        operationCount -= 1
        nodes[id]?.phase = .ready
        if let reason = node.cancellation, !node.isCancellationDelivered || node.isGraceOver {
            return deliverCancellation(to: id, reason: reason)
        }
        return [.resume(id, .answer(ticket))]
    }

    /// The task's own code has ended. Its children end before it does.
    mutating func bodyEnded(_ id: TaskID, _ outcome: Outcome) -> [Action] {
        guard let node = nodes[id] else { return [] }
        var outcome = outcome
        // A task that was told to end never succeeds, even when a value slipped out during clean-up.
        if let reason = node.cancellation, node.isCancellationDelivered { outcome = .cancelled(reason) }
        nodes[id]?.phase = .finishing(outcome)
        var actions: [Action] = []
        if case .succeeded = outcome {
        } else {
            for child in node.children { actions += cancel(child, reason: .parentEnded) }
        }
        return actions + endIfChildless(id)
    }

    /// Asks a task and all below it to end. A task that has ended is left alone.
    mutating func cancel(_ id: TaskID, reason: CancelReason) -> [Action] {
        guard let node = nodes[id], node.cancellation == nil else { return [] }
        if case .done = node.phase { return [] }
        nodes[id]?.cancellation = reason
        var actions: [Action] = []
        for child in node.children { actions += cancel(child, reason: reason.inherited) }
        switch node.phase {
        case .ready where !node.hasStarted:
            actions.append(.discard(id))
            nodes[id]?.isCancellationDelivered = true
            actions += bodyEnded(id, .cancelled(reason))
        case .waiting(let ticket, .operation):
            // The answer is awaited even so: it may name a job, and nobody else would know of it.
            actions.append(.cancelOperation(ticket))
        case .waiting(let ticket, _):
            owners[ticket] = nil
            actions += deliverCancellation(to: id, reason: reason)
        case .finishing(.succeeded):
            nodes[id]?.phase = .finishing(.cancelled(reason))
        case .ready, .running, .finishing, .done:
            break
        }
        return actions
    }

    /// The running task was interrupted while it computed: the cancellation has reached it without a wait.
    mutating func interrupted(_ id: TaskID, reason: CancelReason) -> [Action] {
        guard let node = nodes[id], !node.isCancellationDelivered else { return [] }
        nodes[id]?.cancellation = node.cancellation ?? reason
        nodes[id]?.isCancellationDelivered = true
        var actions: [Action] = []
        for child in node.children { actions += cancel(child, reason: reason.inherited) }
        return actions + [.startGrace(id)]
    }

    /// The time for clean-up is over: waits of the task's clean-up end now.
    mutating func graceEnded(_ id: TaskID) -> [Action] {
        guard let node = nodes[id], !node.isGraceOver else { return [] }
        if case .done = node.phase { return [] }
        nodes[id]?.isGraceOver = true
        var actions: [Action] = []
        for child in node.children { actions += graceEnded(child) }
        switch node.phase {
        case .waiting(let ticket, .operation):
            actions.append(.cancelOperation(ticket))
        case .waiting(let ticket, _):
            owners[ticket] = nil
            actions += deliverCancellation(to: id, reason: node.cancellation ?? .requested)
        default:
            break
        }
        return actions
    }

    /// True when every open task waits for another one, so that nothing will ever happen again.
    var isStuck: Bool {
        openCount > 0 && operationCount == 0
            && nodes.values.allSatisfy { node in
                switch node.phase {
                case .ready, .running: false
                case .waiting, .finishing, .done: true
                }
            }
    }

    // MARK: Steps

    private mutating func park(_ id: TaskID, ticket: Ticket, wait: Wait) {
        nodes[id]?.phase = .waiting(ticket, wait)
        owners[ticket] = id
        switch wait {
        case .operation:
            operationCount += 1
        case .task(let other):
            nodes[other]?.waiters.append((ticket, id))
        case .allTasks(let others):
            let open = others.filter { !isDone($0) }
            nodes[id]?.awaited = open.count
            for other in open { nodes[other]?.waiters.append((ticket, id)) }
        }
    }

    private mutating func deliverCancellation(to id: TaskID, reason: CancelReason) -> [Action] {
        let isFirst = nodes[id]?.isCancellationDelivered == false
        nodes[id]?.isCancellationDelivered = true
        nodes[id]?.phase = .ready
        let resume = Action.resume(id, .cancelled(reason))
        return isFirst ? [.startGrace(id), resume] : [resume]
    }

    private mutating func endIfChildless(_ id: TaskID) -> [Action] {
        guard let node = nodes[id], case .finishing(var outcome) = node.phase, node.openChildren == 0 else { return [] }
        // A failure that nobody looked at becomes the parent's own.
        if case .succeeded = outcome {
            for child in node.children {
                if case .done(.failed(let failure)) = nodes[child]?.phase, nodes[child]?.isObserved == false {
                    outcome = .failed(failure)
                    break
                }
            }
        }
        for child in node.children { nodes[child] = nil }
        nodes[id]?.children = []
        nodes[id]?.phase = .done(outcome)
        openCount -= 1
        var actions: [Action] = [.ended(id, outcome)]
        actions += notifyWaiters(of: id, outcome)
        if let parent = node.parent {
            nodes[parent]?.openChildren -= 1
            actions += endIfChildless(parent)
        }
        return actions
    }

    private mutating func notifyWaiters(of id: TaskID, _ outcome: Outcome) -> [Action] {
        var actions: [Action] = []
        let waiters = nodes[id]?.waiters ?? []
        nodes[id]?.waiters = []
        // A ticket without an owner was given up, or answered by another task of its list.
        for (ticket, owner) in waiters where owners[ticket] == owner {
            guard case .waiting(_, let wait) = nodes[owner]?.phase else { continue }
            let resumption: Resumption
            switch wait {
            case .operation:
                continue
            case .task:
                markObserved(id)
                resumption = .joined(id, outcome)
            case .allTasks(let others):
                nodes[owner]?.awaited -= 1
                if case .succeeded = outcome {
                    if let awaited = nodes[owner]?.awaited, awaited > 0 { continue }
                    for other in others { markObserved(other) }
                    resumption = .allEnded(failed: nil)
                } else {
                    resumption = .allEnded(failed: id)
                }
            }
            owners[ticket] = nil
            nodes[owner]?.phase = .ready
            actions.append(.resume(owner, resumption))
        }
        return actions
    }

    private mutating func markObserved(_ id: TaskID) {
        guard let node = nodes[id], !node.isObserved else { return }
        nodes[id]?.isObserved = true
        guard let parent = node.parent, let family = nodes[parent] else { return }
        nodes[parent]?.settledChildren += 1
        // A long-lived parent that spawns and waits in a loop must not keep every child it ever had.
        guard family.settledChildren >= 64, family.settledChildren * 2 > family.children.count else { return }
        var open: [TaskID] = []
        for child in family.children {
            if nodes[child]?.isObserved == true, isDone(child) { nodes[child] = nil } else { open.append(child) }
        }
        nodes[parent]?.children = open
        nodes[parent]?.settledChildren = 0
    }

    private func isDone(_ id: TaskID) -> Bool {
        switch nodes[id]?.phase {
        case .done, nil: true
        default: false
        }
    }

    private func hasFailed(_ id: TaskID) -> Bool {
        switch nodes[id]?.phase {
        case .done(.failed), .done(.cancelled): true
        default: false
        }
    }

    private mutating func takeOutcome(of id: TaskID) -> Outcome? {
        guard case .done(let outcome) = nodes[id]?.phase else { return nil }
        markObserved(id)
        return outcome
    }

    private func refusal(for id: TaskID, joining other: TaskID) -> String? {
        guard nodes[other] != nil else { return "the task is no longer known: its parent has ended" }
        var ancestor: TaskID? = id
        while let current = ancestor {
            if current == other {
                return current == id
                    ? "a task cannot wait for itself" : "a task cannot wait for the task that waits for it"
            }
            ancestor = nodes[current]?.parent
        }
        return nil
    }
}

/// Why a task was asked to end.
enum CancelReason: Sendable, Equatable {
    /// The script asked, with `:cancel()` or by leaving a block with an error.
    case requested
    case parentEnded
    /// A scope's deadline, in seconds of the service's time.
    case deadline(seconds: Double)
    /// All tasks wait for each other.
    case stuck
    /// The host cancelled the whole run.
    case runCancelled
    /// The run's own deadline passed; real time.
    case runTimedOut(Duration)

    /// What the tasks below are told.
    var inherited: CancelReason {
        switch self {
        case .requested, .deadline, .stuck: .parentEnded
        case .parentEnded, .runCancelled, .runTimedOut: self
        }
    }
}
