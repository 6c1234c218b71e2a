internal import JSONWire

/// Which jobs are waited for, by whom, and when to look next. A pure machine: events go in with the time, actions come out.
struct JobTrackerState {
    enum Action {
        /// Look at these jobs; report with ``JobTrackerState/looked(_:now:random:)``.
        case look([String])
        /// Nobody needs the look that is under way.
        case stopLooking
        /// Call ``JobTrackerState/timerFired(now:)`` at this time. Replaces an earlier timer.
        case setTimer(Duration)
        case clearTimer
        case report(waiter: Int, JobProgress)
        case finish(waiter: Int, Result<JobSnapshot, GaussDBError>)
    }

    private struct Job {
        /// Since when no look has found it.
        var missingSince: Duration?
        var snapshot: JobSnapshot?
        var pollError: GaussDBError?
        var waiters: Set<Int> = []
    }

    private struct Waiter {
        var jobID: String
        var since: Duration
        var deadline: Duration?
    }

    private let schedule: PollSchedule
    private var jobs: [String: Job] = [:]
    private var waiters: [Int: Waiter] = [:]
    private var interval: Duration
    /// When to look next; nil while a look is under way or nobody waits.
    private var nextLook: Duration?
    private var isLooking = false
    /// A job came while a look at others was under way.
    private var hasUnlooked = false

    init(schedule: PollSchedule) {
        self.schedule = schedule
        interval = schedule.shortest
    }

    var isIdle: Bool { waiters.isEmpty }

    // MARK: - Events

    mutating func add(waiter id: Int, for jobID: String, timeout: Duration?, now: Duration) -> [Action] {
        waiters[id] = Waiter(jobID: jobID, since: now, deadline: timeout.map { now + $0 })
        let isNew = jobs[jobID] == nil
        jobs[jobID, default: Job()].waiters.insert(id)
        var actions: [Action] = []
        if isNew {
            interval = schedule.shortest
            if isLooking { hasUnlooked = true } else { nextLook = now }
        } else if let job = jobs[jobID], job.snapshot != nil {
            actions.append(report(job, id, now))
        }
        return actions + advance(now)
    }

    /// The waiter's task was cancelled. The others go on.
    mutating func cancel(waiter id: Int, now: Duration) -> [Action] {
        guard let waiter = waiters[id] else { return [] }
        var error = unfinished(waiter, kind: .cancelled, verb: "the wait for it was cancelled after", now: now)
        error.hint = "The job goes on in the service: `job.get` shows it."
        return finish(id, .failure(error)) + advance(now)
    }

    mutating func timerFired(now: Duration) -> [Action] {
        advance(now)
    }

    /// - Parameter random: From 0 up to but not including 1.
    mutating func looked(_ sightings: [String: JobSighting], now: Duration, random: Double) -> [Action] {
        isLooking = false
        var actions: [Action] = []
        var hasNews = false
        // In the order of the waiters, so that what happens does not depend on hash values.
        for (id, sighting) in sightings.sorted(by: { $0.key < $1.key }) {
            guard let before = jobs[id] else { continue }
            actions += take(sighting, of: id, now: now)
            if let after = jobs[id] {
                let changes = JobTrackerState.changes(from: before.snapshot, to: after.snapshot)
                hasNews = hasNews || changes
                if changes || (before.pollError == nil) != (after.pollError == nil) {
                    actions += after.waiters.sorted().map { report(after, $0, now) }
                }
            } else {
                hasNews = true
            }
        }
        if hasUnlooked {
            hasUnlooked = false
            nextLook = now
        } else {
            // Up to a tenth more or less, so that several programs do not ask in step.
            nextLook = now + (hasNews ? schedule.shortest : interval) * (0.9 + 0.2 * random)
            interval = hasNews ? schedule.shortest : min(schedule.longest, interval * schedule.factor)
        }
        return actions + advance(now)
    }

    // MARK: -

    private mutating func take(_ sighting: JobSighting, of id: String, now: Duration) -> [Action] {
        // `looked` checked that the job is still waited for.
        guard var job = jobs[id] else { return [] }
        job.pollError = nil
        defer { if jobs[id] != nil { jobs[id] = job } }
        switch sighting {
        case .seen(var snapshot):
            // The list knows less than the single look; what was known stays known.
            if snapshot.entities.isNull, let entities = job.snapshot?.entities { snapshot.entities = entities }
            snapshot.instanceName = snapshot.instanceName ?? job.snapshot?.instanceName
            let before = job.snapshot
            job.snapshot = snapshot
            job.missingSince = nil
            guard snapshot.status.isFinal else { return [] }
            // The last change is told like those before it.
            let changes = JobTrackerState.changes(from: before, to: snapshot)
            let reports = changes ? job.waiters.sorted().map { report(job, $0, now) } : []
            let result: Result<JobSnapshot, GaussDBError> =
                snapshot.status == .completed ? .success(snapshot) : .failure(GaussDBError(failed: snapshot))
            return reports + finishAll(job, result)
        case .missing:
            // A new job appears after some seconds, and one look that does not find an old one is no proof that it is gone.
            let since = job.missingSince ?? now
            job.missingSince = since
            guard now - since >= schedule.visibilityGrace else { return [] }
            let error = job.snapshot.map { GaussDBError(vanished: $0) } ?? GaussDBError(unknownJob: id)
            return finishAll(job, .failure(error))
        case .failed(let error):
            job.pollError = error
            guard !error.isPassing else { return [] }
            var permanent = error
            permanent.jobID = id
            return finishAll(job, .failure(permanent))
        }
    }

    private mutating func finishAll(_ job: Job, _ result: Result<JobSnapshot, GaussDBError>) -> [Action] {
        job.waiters.sorted().flatMap { finish($0, result) }
    }

    private mutating func finish(_ id: Int, _ result: Result<JobSnapshot, GaussDBError>) -> [Action] {
        guard let waiter = waiters.removeValue(forKey: id) else { return [] }
        jobs[waiter.jobID]?.waiters.remove(id)
        if jobs[waiter.jobID]?.waiters.isEmpty == true { jobs[waiter.jobID] = nil }
        return [.finish(waiter: id, result)]
    }

    /// Ends the waits whose time is up, looks when it is time to, and sets the timer for whatever comes next.
    private mutating func advance(_ now: Duration) -> [Action] {
        var actions: [Action] = []
        for (id, waiter) in waiters.sorted(by: { $0.key < $1.key }) {
            guard let deadline = waiter.deadline, deadline <= now else { continue }
            var error = unfinished(waiter, kind: .timeout, verb: "it had not ended after", now: now)
            error.hint = "The job goes on in the service: wait longer, or see with `job.get` how far it is."
            actions += finish(id, .failure(error))
        }
        if waiters.isEmpty {
            if isLooking { actions.append(.stopLooking) }
            isLooking = false
            hasUnlooked = false
            nextLook = nil
            interval = schedule.shortest
            return actions + [.clearTimer]
        }
        if !isLooking, let time = nextLook, time <= now {
            isLooking = true
            nextLook = nil
            actions.append(.look(jobs.keys.sorted()))
        }
        let next = (waiters.values.compactMap(\.deadline) + [nextLook].compactMap(\.self)).min()
        actions.append(next.map { .setTimer($0) } ?? .clearTimer)
        return actions
    }

    private func report(_ job: Job, _ id: Int, _ now: Duration) -> Action {
        let waiter = waiters[id]
        return .report(
            waiter: id,
            JobProgress(
                jobID: waiter?.jobID ?? "", name: job.snapshot?.name, status: job.snapshot?.status ?? .unknown,
                percent: job.snapshot?.percent, instanceName: job.snapshot?.instanceName,
                elapsed: now - (waiter?.since ?? now), pollError: job.pollError))
    }

    private func unfinished(_ waiter: Waiter, kind: GaussDBError.Kind, verb: String, now: Duration) -> GaussDBError {
        let job = jobs[waiter.jobID]
        let subject = GaussDBError.name(of: job?.snapshot, id: waiter.jobID)
        var message = "\(subject): \(verb) \(ErrorText.duration(now - waiter.since))"
        if let snapshot = job?.snapshot {
            message += " (\(snapshot.status)" + (snapshot.percent.map { ", \($0) %" } ?? "") + ")"
        } else {
            message += " (the job centre does not show it yet)"
        }
        if let pollError = job?.pollError { message += "; the last look at it failed: \(pollError.message)" }
        return GaussDBError(kind: kind, message: message, jobID: waiter.jobID)
    }

    private static func changes(from before: JobSnapshot?, to after: JobSnapshot?) -> Bool {
        before?.status != after?.status || before?.percent != after?.percent || before?.name != after?.name
            || before?.instanceName != after?.instanceName
    }
}
