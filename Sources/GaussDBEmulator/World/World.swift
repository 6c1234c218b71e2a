import GaussDB

/// Everything an emulator remembers, as one value: nothing here waits or reads a clock.
struct World {
    let shop: Shop
    let instanceQuota: Int
    /// The calendar's moment at time zero.
    let calendarStart: Timestamp

    /// The moment up to which everything has happened.
    private(set) var now: Duration
    var instances = OrderedTable<Instance>()
    var jobs = OrderedTable<Job>()
    var faults = FaultPlan()
    private var events = EventQueue<Event>()

    private var instanceIDs: IdentifierSource
    private var jobIDs: IdentifierSource
    private var orderIDs: IdentifierSource
    private var addressCount = 9

    enum Event {
        case jobBegins(String)
        case jobEnds(String)
        case backupBegins(instance: String)
        case backupEnds(instance: String)
    }

    init(configuration: EmulatorConfiguration, now: Duration, calendarStart: Timestamp) {
        shop = Shop(region: configuration.account.region)
        instanceQuota = configuration.instanceQuota
        self.calendarStart = calendarStart
        self.now = now
        instanceIDs = IdentifierSource(seed: configuration.seed, purpose: "instances")
        jobIDs = IdentifierSource(seed: configuration.seed, purpose: "jobs")
        orderIDs = IdentifierSource(seed: configuration.seed, purpose: "orders")
    }

    // MARK: Time

    /// Lets everything happen that was due by `time`, each thing at its own moment.
    mutating func settle(until time: Duration) {
        while let (moment, event) = events.popDue(by: time) {
            now = max(now, moment)
            happen(event)
        }
        now = max(now, time)
        jobs.removeFirst { $0.end.map { now - $0 > Durations.jobRetention } ?? false }
    }

    mutating func schedule(_ event: Event, after delay: Duration) {
        events.schedule(event, at: now + delay)
    }

    /// A moment of the emulator's time on its calendar.
    func calendar(_ time: Duration) -> Timestamp { calendarStart.advanced(by: time) }

    func calendarText(_ time: Duration) -> String { calendar(time).serviceFormat }

    // MARK: Names

    mutating func makeInstanceID() -> String { instanceIDs.hex() + "in07" }
    mutating func makeNodeID() -> String { instanceIDs.hex() + "no07" }
    mutating func makeProxyID() -> String { instanceIDs.hex() + "po01" }
    mutating func makeProxyNodeID() -> String { instanceIDs.hex() + "pn01" }
    mutating func makeJobID() -> String { jobIDs.uuid() }
    mutating func makeOrderID() -> String { "CS" + orderIDs.digits(10) + "EMU" }

    /// The next address of 10.0.0.0/8.
    mutating func makeAddress() -> String {
        addressCount += 1
        let number = addressCount & 0xFF_FFFF
        return "10.\(number >> 16).\(number >> 8 & 0xFF).\(number & 0xFF)"
    }
}
