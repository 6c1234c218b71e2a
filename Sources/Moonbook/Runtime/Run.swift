import GaussDB
import Synchronization

/// One run: drives its session, starts what the session waits for, and brings the answers back.
///
/// The session, with the Lua state in it, is only ever touched here, on the executor's thread. Nothing of Lua is on the
/// stack while this actor waits.
actor Run {
    private let executor: ThreadExecutor
    private let runtime: Runtime
    private let script: Script
    private let parameters: [String: String]
    private let events: @Sendable (RunEvent) -> Void
    /// Stops a script that computes. Set once the state exists; used from any thread.
    private nonisolated let interruption: Interruption

    private var session: Session?
    private var running: [Ticket: Task<Answer, Never>] = [:]
    /// Deadlines and grace periods of tasks that have not ended.
    private var timers: [TaskID: [Task<Void, Never>]] = [:]
    private var wakeUp: CheckedContinuation<Void, Never>?
    private var hasNews = false
    private var stop: CancelReason?

    init(
        runtime: Runtime, script: Script, parameters: [String: String], events: @escaping @Sendable (RunEvent) -> Void
    ) {
        executor = ThreadExecutor()
        interruption = Interruption(gracePeriod: runtime.configuration.gracePeriod)
        self.runtime = runtime
        self.script = script
        self.parameters = parameters
        self.events = events
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    func execute(deadline: Duration?) async -> RunOutcome {
        let started = runtime.client.clock.now
        let (news, newsFeed) = AsyncStream.makeStream(of: Session.News.self)
        defer { newsFeed.finish() }
        let session: Session
        do throws(RunError) {
            session = try Session(
                runtime: runtime, script: script, parameters: parameters, emit: events, post: { newsFeed.yield($0) })
        } catch {
            return RunOutcome(status: .failed(error))
        }
        self.session = session
        session.reasonOfInterruption = { [interruption] in interruption.reason }
        interruption.install(session.interrupter)
        defer {
            interruption.remove()
            self.session = nil
        }
        await withTaskCancellationHandler {
            await withDiscardingTaskGroup { group in
                if let deadline {
                    group.addTask {
                        guard (try? await Task.sleep(for: deadline, clock: .continuous)) != nil else { return }
                        await self.requestStop(.runTimedOut(deadline))
                    }
                }
                group.addTask {
                    for await item in news { await self.take(item) }
                }
                await drive(session, in: &group)
                newsFeed.finish()
                group.cancelAll()
            }
        } onCancel: {
            interruption.interrupt(for: .runCancelled)
            Task { await self.stop(.runCancelled) }
        }
        return session.outcome(elapsed: runtime.client.clock.now - started)
    }

    private func drive(_ session: Session, in group: inout DiscardingTaskGroup) async {
        session.start()
        if let stop { session.stop(stop) }
        while true {
            session.runReadyTasks(limit: 256)
            carryOut(session.takeEffects(), in: &group)
            if session.isFinished { return }
            if session.hasReadyTasks {
                // Answers, cancellations and other tasks of the process get their turn between batches.
                await Task.yield()
            } else if session.failIfStuck() {
                continue
            } else {
                await news()
            }
        }
    }

    private func carryOut(_ effects: [Session.Effect], in group: inout DiscardingTaskGroup) {
        for effect in effects {
            switch effect {
            case .begin(let operation):
                let task = Task.detached { await operation.body() }
                running[operation.ticket] = task
                group.addTask {
                    let answer = await withTaskCancellationHandler {
                        await task.value
                    } onCancel: {
                        task.cancel()
                    }
                    await self.deliver(answer, for: operation.ticket)
                }
            case .giveUp(let ticket):
                running[ticket]?.cancel()
            case .grace(let id):
                let period = runtime.configuration.gracePeriod
                startTimer(for: id, in: &group) {
                    guard (try? await Task.sleep(for: period, clock: .continuous)) != nil else { return }
                    await self.endGrace(of: id)
                }
            case .deadline(let id, let seconds):
                let clock = runtime.client.clock
                startTimer(for: id, in: &group) {
                    guard (try? await clock.sleep(for: .seconds(seconds))) != nil else { return }
                    await self.cancel(id, reason: .deadline(seconds: seconds))
                }
            case .stopTimers(let id):
                for timer in timers.removeValue(forKey: id) ?? [] { timer.cancel() }
            }
        }
    }

    private func startTimer(
        for id: TaskID, in group: inout DiscardingTaskGroup, _ body: @escaping @Sendable () async -> Void
    ) {
        let timer = Task.detached { await body() }
        timers[id, default: []].append(timer)
        // The group's end waits for it; cancelling the group must reach it.
        group.addTask {
            await withTaskCancellationHandler {
                await timer.value
            } onCancel: {
                timer.cancel()
            }
        }
    }

    // MARK: What comes from outside

    private func deliver(_ answer: Answer, for ticket: Ticket) {
        running[ticket] = nil
        session?.answer(ticket, with: answer)
        notify()
    }

    private func take(_ item: Session.News) {
        session?.take(item)
    }

    private func cancel(_ task: TaskID, reason: CancelReason) {
        session?.cancel(task, reason: reason)
        notify()
    }

    private func endGrace(of task: TaskID) {
        session?.endGrace(of: task)
        notify()
    }

    /// Interrupts what computes, then stops in order. Callable from any thread.
    private nonisolated func requestStop(_ reason: CancelReason) async {
        interruption.interrupt(for: reason)
        await stop(reason)
    }

    private func stop(_ reason: CancelReason) {
        guard stop == nil else { return }
        stop = reason
        // Whatever computes has been interrupted by now; an interruption that found nobody must not hit the clean-up.
        interruption.clear()
        session?.stop(reason)
        notify()
    }

    private func notify() {
        hasNews = true
        wakeUp?.resume()
        wakeUp = nil
    }

    private func news() async {
        if !hasNews {
            await withCheckedContinuation { wakeUp = $0 }
        }
        hasNews = false
    }
}
