package import GaussDB

/// What is known of the jobs that were started or are waited for, and what there is to tell of them.
package struct JobActivities {
    private var activities: [String: JobActivity] = [:]
    private var began: [String: Duration] = [:]
    private var order: [String] = []
    /// The last look at them failed, and that was told.
    private var outOfSight: Set<String> = []

    package init() {}

    /// A job that was started or is about to be waited for. Nil when it is known already.
    ///
    /// - Parameter isInJobCenter: See ``JobActivity/isInJobCenter``.
    package mutating func begin(
        _ jobID: String, operation: String, isInJobCenter: Bool = true, now: Duration
    ) -> RunEvent? {
        guard activities[jobID] == nil else { return nil }
        let activity = JobActivity(
            jobID: jobID, name: operation.isEmpty ? "job" : operation, operation: operation,
            isInJobCenter: isInJobCenter)
        activities[jobID] = activity
        began[jobID] = now
        order.append(jobID)
        return .jobStarted(activity)
    }

    /// Takes in what the service says, or that it could not be asked. Empty when nothing that is shown has changed.
    package mutating func update(_ progress: JobProgress, now: Duration) -> [RunEvent] {
        // A report may be overtaken by the wait's own answer.
        guard var activity = activities[progress.jobID], activity.isUnfinished else { return [] }
        let before = activity
        activity.name = progress.name ?? activity.name
        activity.subject = progress.instanceName ?? activity.subject
        activity.elapsed = now - (began[progress.jobID] ?? now)
        // The end is told when the wait itself has ended.
        if !progress.status.isFinal {
            activity.status = progress.status.rawValue
            activity.percent = progress.percent
        }
        activities[progress.jobID] = activity
        let isSame =
            before.status == activity.status && before.percent == activity.percent
            && before.name == activity.name && before.subject == activity.subject
        return look(at: activity, failure: progress.pollError) + (isSame ? [] : [.jobProgress(activity)])
    }

    /// Told once when the job cannot be looked at, and once when it can be again.
    private mutating func look(at activity: JobActivity, failure: GaussDBError?) -> [RunEvent] {
        if let failure {
            return outOfSight.insert(activity.jobID).inserted ? [.jobOutOfSight(activity, reason: failure.message)] : []
        }
        return outOfSight.remove(activity.jobID) == nil ? [] : [.jobInSight(activity)]
    }

    /// Marks a job as ended. Nil when it is not known, or had been ended before.
    package mutating func finish(_ jobID: String, failReason: String?, now: Duration) -> RunEvent? {
        guard var activity = activities[jobID], activity.isUnfinished else { return nil }
        activity.status = failReason == nil ? JobStatus.completed.rawValue : JobStatus.failed.rawValue
        activity.percent = failReason == nil ? 100 : activity.percent
        activity.failReason = failReason
        activity.elapsed = now - (began[jobID] ?? now)
        activities[jobID] = activity
        outOfSight.remove(jobID)
        return .jobFinished(activity)
    }

    /// In the order in which they began.
    package var unfinished: [JobActivity] { order.compactMap { activities[$0] }.filter(\.isUnfinished) }
}
