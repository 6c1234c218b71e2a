public import GaussDB

/// How an ``Emulator`` is set up. The defaults are fixed and documented, so that programs may rely on them.
public struct EmulatorConfiguration: Sendable {
    /// Who may use the emulator, and where.
    public var account: EmulatorAccount
    /// How the emulator's time passes. `.scaled(1200)`: one real second is twenty minutes of the service.
    public var time: VirtualClock.Mode
    /// The instant at which the emulator's calendar begins. Nil: ``wallClock`` when the emulator is made.
    ///
    /// Set it, together with `.manual` time, for runs whose every byte is the same.
    public var calendarStart: Timestamp?
    /// From what ids are derived: the same seed and the same requests give the same ids.
    public var seed: UInt64
    /// At most this many instances at a time; one more is refused with `DBS.200046`. 1 or more.
    public var instanceQuota: Int
    /// At most this many requests are remembered for ``Emulator/requests``; the oldest go first. 0 remembers none.
    public var recordedRequestLimit: Int
    /// The time against which `X-Sdk-Date` and the age of tokens are checked; the machine's unless given.
    ///
    /// Signatures follow the clients' clocks, which do not run at the emulator's speed.
    public var wallClock: @Sendable () -> Timestamp

    public init(
        account: EmulatorAccount = EmulatorAccount(), time: VirtualClock.Mode = .scaled(1200),
        calendarStart: Timestamp? = nil, seed: UInt64 = 1, instanceQuota: Int = 5_000,
        recordedRequestLimit: Int = 10_000,
        wallClock: @escaping @Sendable () -> Timestamp = { .now() }
    ) {
        precondition(instanceQuota >= 1, "an emulator sells at least one instance")
        precondition(recordedRequestLimit >= 0, "a number of requests is not negative")
        self.account = account
        self.time = time
        self.calendarStart = calendarStart
        self.seed = seed
        self.instanceQuota = instanceQuota
        self.recordedRequestLimit = recordedRequestLimit
        self.wallClock = wallClock
    }
}
