/// A job's status in the job centre. Open: a status that the reference does not list is kept as it came.
public struct JobStatus: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Accepted, not begun.
    public static let pending = JobStatus(rawValue: "Pending")
    public static let running = JobStatus(rawValue: "Running")
    public static let completed = JobStatus(rawValue: "Completed")
    public static let failed = JobStatus(rawValue: "Failed")
    /// Stands in until the service has said anything about the job.
    public static let unknown = JobStatus(rawValue: "Unknown")

    /// One of the four that the reference lists.
    public var isDocumented: Bool {
        self == .pending || self == .running || self == .completed || self == .failed
    }

    /// Nothing will change any more.
    public var isFinal: Bool { self == .completed || self == .failed }

    public var description: String { rawValue }
}
