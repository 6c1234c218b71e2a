/// How long things may take, in the machine's time.
public struct Timeouts: Sendable, Hashable {
    /// Establishing a connection. 10 s unless set.
    public var connect: Duration
    /// One attempt, from its start to the last byte of the answer. 60 s unless set.
    public var attempt: Duration
    /// One call with all its attempts and the pauses between them. 5 min unless set.
    public var call: Duration

    public init(connect: Duration = .seconds(10), attempt: Duration = .seconds(60), call: Duration = .seconds(300)) {
        self.connect = connect
        self.attempt = attempt
        self.call = call
    }
}
