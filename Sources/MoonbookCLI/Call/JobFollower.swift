import GaussDB
import Moonbook
import Synchronization

/// Waits for the jobs that a call has started, and shows how they get on.
struct JobFollower: Sendable {
    let client: Client
    let console: Console
    /// The operation that started them.
    let operation: String

    /// - Parameter timeout: In the service's time; nil waits as long as it takes.
    /// - Throws: ``GaussDBError`` of the first job that does not end well. The others are not waited for any more.
    func follow(_ ids: [String], timeout: Duration?) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for id in ids {
                group.addTask { try await follow(id, timeout: timeout) }
            }
            try await group.waitForAll()
        }
    }

    private func follow(_ id: String, timeout: Duration?) async throws {
        let begun = client.clock.now
        let shown = ShownJob(JobActivity(jobID: id, name: operation, operation: operation), console)
        do {
            let clock = client.clock
            _ = try await client.jobs.wait(for: id, timeout: timeout) { progress in
                shown.update(progress, elapsed: clock.now - begun)
            }
            shown.finish(elapsed: clock.now - begun, failure: nil)
        } catch let error as GaussDBError where error.kind == .job {
            shown.finish(elapsed: client.clock.now - begun, failure: error.message)
            throw error
        }
    }
}

/// What was shown last of a job. A report that comes after its end is not shown.
private final class ShownJob: Sendable {
    private let job: Mutex<JobActivity>
    private let console: Console
    /// A look at the job failed, and that was said.
    private let isOutOfSight = Mutex(false)

    init(_ job: JobActivity, _ console: Console) {
        self.job = Mutex(job)
        self.console = console
        console.show(.jobStarted(job))
    }

    func update(_ progress: JobProgress, elapsed: Duration) {
        noteTrouble(progress.pollError)
        job.withLock { job in
            guard job.isUnfinished else { return }
            job.name = progress.name ?? job.name
            job.subject = progress.instanceName ?? job.subject
            job.percent = progress.percent
            job.elapsed = elapsed
            // The end is shown when the wait itself has ended.
            guard !progress.status.isFinal else { return }
            job.status = progress.status.rawValue
            console.show(.jobProgress(job))
        }
    }

    /// Says once that the job cannot be looked at, and once that it can be again.
    private func noteTrouble(_ error: GaussDBError?) {
        let note: String? = isOutOfSight.withLock { isOutOfSight in
            defer { isOutOfSight = error != nil }
            if let error { return isOutOfSight ? nil : "the job cannot be looked at: \(error.message); trying again" }
            return isOutOfSight ? "the job can be looked at again" : nil
        }
        if let note { console.note(note.singleLine) }
    }

    func finish(elapsed: Duration, failure: String?) {
        job.withLock { job in
            job.status = (failure == nil ? JobStatus.completed : .failed).rawValue
            job.percent = failure == nil ? 100 : job.percent
            job.failReason = failure
            job.elapsed = elapsed
            console.show(.jobFinished(job))
        }
    }
}
