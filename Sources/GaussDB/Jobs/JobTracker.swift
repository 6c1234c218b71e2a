/// Waits for jobs. One tracker serves everyone who waits in a project: their waits share the polls.
///
/// Up to three jobs are asked for one by one; more are looked up in the list of running jobs, fifty at a time. The first
/// look is at once, then the pauses grow from 2 s to 30 s; news makes them short again. All times are the service's.
/// When nobody waits any more, nothing is asked.
///
/// ```swift
/// let job = try await client.jobs.wait(for: jobID, timeout: .seconds(30 * 60)) { print($0.percent ?? 0) }
/// ```
public actor JobTracker {
    private let center: any JobCenter
    private let clock: any ServiceClock
    private let random: @Sendable () -> Double
    private var state: JobTrackerState
    private var waiters: [Int: Waiting] = [:]
    private var lastID = 0
    private var timer: Task<Void, Never>?
    private var look: Task<Void, Never>?
    /// Distinguishes a look from the one before it, which may end after it was given up.
    private var lookNumber = 0

    private struct Waiting {
        var continuation: CheckedContinuation<JobSnapshot, any Error>
        var onProgress: @Sendable (JobProgress) -> Void
    }

    package init(
        center: any JobCenter, schedule: PollSchedule, clock: any ServiceClock,
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.center = center
        self.clock = clock
        self.random = random
        state = JobTrackerState(schedule: schedule)
    }

    /// Waits until a job has ended.
    ///
    /// A look that fails does not end the wait unless the failure is lasting, such as missing permission; what is wrong is
    /// told as ``JobProgress/pollError``. A job that is not found is looked for during 30 s. A status that is
    /// not documented is reported, and waited on.
    ///
    /// - Parameters:
    ///   - jobID: As an operation returned it.
    ///   - timeout: How long to wait at most, in the service's time; nil waits as long as it takes.
    ///   - onProgress: Told when the job's status, percentage or name changes, in order, on no particular thread. Must
    ///     return quickly.
    /// - Returns: The job as it ended: completed.
    /// - Throws: ``GaussDBError``: of kind `job` when the job failed (with the service's reason) or does not exist, `timeout`
    ///   when the time is up, `cancelled` as soon as the calling task is cancelled. The job itself goes on in the last two
    ///   cases.
    public func wait(
        for jobID: String, timeout: Duration? = nil, onProgress: @escaping @Sendable (JobProgress) -> Void = { _ in }
    ) async throws -> JobSnapshot {
        lastID += 1
        let id = lastID
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                waiters[id] = Waiting(continuation: continuation, onProgress: onProgress)
                perform(state.add(waiter: id, for: jobID, timeout: timeout, now: clock.now))
                // The handler may have run before there was anything to cancel.
                if Task.isCancelled { perform(state.cancel(waiter: id, now: clock.now)) }
            }
        } onCancel: {
            Task { await self.cancel(id) }
        }
    }

    /// Looks at a job once.
    ///
    /// - Throws: ``GaussDBError``; of class `notFound` when there is no such job, or not yet.
    public func snapshot(of jobID: String) async throws -> JobSnapshot {
        guard let job = try await center.job(jobID) else { throw GaussDBError(unknownJob: jobID) }
        return job
    }

    /// How many wait at the moment.
    var waiterCount: Int { waiters.count }

    private func cancel(_ id: Int) {
        perform(state.cancel(waiter: id, now: clock.now))
    }

    private func perform(_ actions: [JobTrackerState.Action]) {
        for action in actions {
            switch action {
            case .look(let ids): startLook(at: ids)
            case .stopLooking:
                look?.cancel()
                look = nil
                lookNumber += 1
            case .setTimer(let time): setTimer(time)
            case .clearTimer:
                timer?.cancel()
                timer = nil
            case .report(let id, let progress): waiters[id]?.onProgress(progress)
            case .finish(let id, let result):
                waiters.removeValue(forKey: id)?.continuation.resume(with: result.mapError { $0 as any Error })
            }
        }
    }

    private func startLook(at ids: [String]) {
        lookNumber += 1
        let number = lookNumber
        let round = JobRound(center: center)
        look = Task {
            let sightings = await round.look(at: ids)
            self.looked(sightings, number)
        }
    }

    private func looked(_ sightings: [String: JobSighting], _ number: Int) {
        guard number == lookNumber else { return }
        look = nil
        perform(state.looked(sightings, now: clock.now, random: random()))
    }

    private func setTimer(_ time: Duration) {
        timer?.cancel()
        let clock = clock
        timer = Task {
            do {
                try await clock.sleep(for: max(.zero, time - clock.now))
            } catch {
                // Cancelled: another timer took its place, or nobody waits any more.
                return
            }
            self.timerFired()
        }
    }

    private func timerFired() {
        timer = nil
        perform(state.timerFired(now: clock.now))
    }
}
