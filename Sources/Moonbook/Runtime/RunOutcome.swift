/// How a run ended.
public struct RunOutcome: Sendable {
    public enum Status: Sendable {
        case succeeded
        case failed(RunError)
        /// Somebody cancelled the run; the error says where the script was, when it had begun.
        case cancelled(RunError?)
        /// The run's deadline passed.
        case timedOut(RunError)
    }

    public var status: Status
    /// Jobs that the script started or waited for and that go on in the cloud.
    public var unfinishedJobs: [JobActivity]
    /// Changes that may have taken effect although no answer came.
    public var uncertainCalls: [RunError]
    /// How many operations were called.
    public var calls: Int
    /// In the service's time.
    public var elapsed: Duration

    public init(
        status: Status, unfinishedJobs: [JobActivity] = [], uncertainCalls: [RunError] = [], calls: Int = 0,
        elapsed: Duration = .zero
    ) {
        self.status = status
        self.unfinishedJobs = unfinishedJobs
        self.uncertainCalls = uncertainCalls
        self.calls = calls
        self.elapsed = elapsed
    }

    /// The error, whatever the status; nil after success.
    public var error: RunError? {
        switch status {
        case .succeeded: nil
        case .failed(let error), .timedOut(let error): error
        case .cancelled(let error): error
        }
    }
}
