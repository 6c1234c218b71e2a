/// How far a job has come, told to everyone who waits for it.
public struct JobProgress: Sendable {
    public var jobID: String
    /// The service's name of the kind of job, once known.
    public var name: String?
    /// ``JobStatus/unknown`` until the job centre shows the job.
    public var status: JobStatus
    /// 0 to 100, where the service says so.
    public var percent: Int?
    public var instanceName: String?
    /// Since this wait began, in the service's time.
    public var elapsed: Duration
    /// Why the last look at the job failed, while the wait goes on all the same. Nil when it did not.
    public var pollError: GaussDBError?

    public init(
        jobID: String, name: String? = nil, status: JobStatus, percent: Int? = nil, instanceName: String? = nil,
        elapsed: Duration, pollError: GaussDBError? = nil
    ) {
        self.jobID = jobID
        self.name = name
        self.status = status
        self.percent = percent
        self.instanceName = instanceName
        self.elapsed = elapsed
        self.pollError = pollError
    }
}
