/// What happens during a run, in order, for whoever shows it.
public enum RunEvent: Sendable {
    /// `print`: one line of text, without the line break.
    case output(String)
    case log(level: LogLevel, message: String)
    /// `runbook.step`: what happens from here on.
    case step(String)
    case callFinished(CallSummary)
    case jobStarted(JobActivity)
    case jobProgress(JobActivity)
    case jobFinished(JobActivity)
    /// The last look at a job failed; it is looked at again. Told once, until the job is in sight again.
    case jobOutOfSight(JobActivity, reason: String)
    /// A job can be looked at again.
    case jobInSight(JobActivity)
    /// The instance is busy with another operation; the call is repeated until it is free.
    case waitingForBusyInstance(operation: String, message: String)
}

public enum LogLevel: String, Sendable, CaseIterable {
    case info
    case warn
    case error
}

/// One finished call of an operation.
public struct CallSummary: Sendable {
    /// The Lua name, for example `proxy.create`.
    public var operation: String
    /// The HTTP status, when there was a response.
    public var status: Int?
    public var requestID: String?
    public var attempts: Int
    /// In the service's time.
    public var duration: Duration
    /// The kind and code of the error, when the call failed.
    public var failure: String?

    public init(
        operation: String, status: Int?, requestID: String?, attempts: Int, duration: Duration, failure: String? = nil
    ) {
        self.operation = operation
        self.status = status
        self.requestID = requestID
        self.attempts = attempts
        self.duration = duration
        self.failure = failure
    }
}

/// A job of the service that a script waits for.
public struct JobActivity: Sendable {
    public var jobID: String
    /// Whether ``jobID`` can be asked of the job centre. Otherwise it names the order, the workflow or the resource whose
    /// state tells the end.
    public var isInJobCenter: Bool
    /// The service's name of the job once it is known, until then the operation that started it.
    public var name: String
    /// The Lua name of the operation that started it; empty for a job from an earlier run.
    public var operation: String
    /// The name of the instance it works on, once known.
    public var subject: String?
    /// `Pending`, `Running`, `Completed`, `Failed`; `Unknown` before the first look.
    public var status: String
    /// 0 to 100, where the service says.
    public var percent: Int?
    /// Since the wait began, in the service's time.
    public var elapsed: Duration
    public var failReason: String?

    public init(
        jobID: String, name: String, operation: String, subject: String? = nil, status: String = "Unknown",
        percent: Int? = nil, elapsed: Duration = .zero, failReason: String? = nil, isInJobCenter: Bool = true
    ) {
        self.jobID = jobID
        self.isInJobCenter = isInJobCenter
        self.name = name
        self.operation = operation
        self.subject = subject
        self.status = status
        self.percent = percent
        self.elapsed = elapsed
        self.failReason = failReason
    }

    /// Neither completed nor failed, as far as is known.
    public var isUnfinished: Bool { status != "Completed" && status != "Failed" }
}
