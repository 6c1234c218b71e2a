public import JSONWire

/// What the job centre says about a job at one moment.
public struct JobSnapshot: Sendable {
    public var id: String
    /// The service's name of the kind of job, for example `CreateGaussDBforMySQLInstance`.
    public var name: String?
    public var status: JobStatus
    /// 0 to 100 while the job runs, where the service says so.
    public var percent: Int?
    /// When it began and ended, as the service writes it: `2018-08-06T10:41:14+0800`.
    public var created: String?
    public var ended: String?
    public var instanceID: String?
    public var instanceName: String?
    /// Why a failed job failed, in the service's words.
    public var failReason: String?
    /// What the job worked on. Differs from job to job and is not described: kept as it came.
    public var entities: JSONValue

    public init(
        id: String, name: String? = nil, status: JobStatus, percent: Int? = nil, created: String? = nil,
        ended: String? = nil, instanceID: String? = nil, instanceName: String? = nil, failReason: String? = nil,
        entities: JSONValue = .null
    ) {
        self.id = id
        self.name = name
        self.status = status
        self.percent = percent
        self.created = created
        self.ended = ended
        self.instanceID = instanceID
        self.instanceName = instanceName
        self.failReason = failReason
        self.entities = entities
    }
}
