import GaussDB

/// What is known of the jobs that a run started or waits for.
struct JobActivities {
    private var activities: [String: JobActivity] = [:]
    private var began: [String: Duration] = [:]
    private var order: [String] = []

    /// A job that was started or is about to be waited for. Nil when it is known already.
    mutating func begin(_ jobID: String, operation: String, now: Duration) -> JobActivity? {
        guard activities[jobID] == nil else { return nil }
        let activity = JobActivity(jobID: jobID, name: operation.isEmpty ? "job" : operation, operation: operation)
        activities[jobID] = activity
        began[jobID] = now
        order.append(jobID)
        return activity
    }

    /// Takes in what the service says. Nil when nothing that is shown has changed.
    mutating func update(_ progress: JobProgress, now: Duration) -> JobActivity? {
        // A report may be overtaken by the wait's own answer.
        guard var activity = activities[progress.jobID], activity.isUnfinished else { return nil }
        let before = activity
        activity.name = progress.name ?? activity.name
        activity.subject = progress.instanceName ?? activity.subject
        activity.status = progress.status.rawValue
        activity.percent = progress.percent
        activity.elapsed = now - (began[progress.jobID] ?? now)
        activities[progress.jobID] = activity
        let isSame =
            before.status == activity.status && before.percent == activity.percent
            && before.name == activity.name && before.subject == activity.subject
        return isSame ? nil : activity
    }

    /// Marks a job as ended. Nil when it had been ended before.
    mutating func finish(_ jobID: String, failReason: String?, now: Duration) -> JobActivity? {
        guard var activity = activities[jobID], activity.isUnfinished else { return nil }
        activity.status = failReason == nil ? JobStatus.completed.rawValue : JobStatus.failed.rawValue
        activity.percent = failReason == nil ? 100 : activity.percent
        activity.failReason = failReason
        activity.elapsed = now - (began[jobID] ?? now)
        activities[jobID] = activity
        return activity
    }

    /// In the order in which they began.
    var unfinished: [JobActivity] { order.compactMap { activities[$0] }.filter(\.isUnfinished) }
}
