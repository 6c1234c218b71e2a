import Moonbook

/// The jobs in flight, in the order in which they were submitted.
struct JobBoard: Sendable {
    struct Entry: Sendable {
        var activity: JobActivity
        /// When, on the service's clock, `activity` was reported; its elapsed time goes on from there.
        var reportedAt: Duration

        func elapsed(at now: Duration) -> Duration { activity.elapsed + max(.zero, now - reportedAt) }
    }

    private(set) var entries: [Entry] = []

    var activities: [JobActivity] { entries.map(\.activity) }

    /// For whoever needs to know which jobs there are, not how long they take.
    mutating func apply(_ event: RunEvent) {
        switch event {
        case .jobStarted(let job), .jobProgress(let job): update(job, at: .zero)
        case .jobFinished(let job): remove(job.jobID)
        default: break
        }
    }

    mutating func update(_ activity: JobActivity, at now: Duration) {
        let entry = Entry(activity: activity, reportedAt: now)
        if let index = entries.firstIndex(where: { $0.activity.jobID == activity.jobID }) {
            entries[index] = entry
        } else {
            entries.append(entry)
        }
    }

    mutating func remove(_ jobID: String) {
        entries.removeAll { $0.activity.jobID == jobID }
    }
}

extension JobActivity {
    var isCompleted: Bool { status == "Completed" }
    var isFailed: Bool { status == "Failed" }
}
