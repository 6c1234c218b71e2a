/// What a client takes from the machine. Tests put in their own.
public struct ClientSurroundings: Sendable {
    /// The calendar, for signatures and tokens.
    public var calendar: @Sendable () -> Timestamp
    /// The machine's time: attempts, calls and the pauses after network failures are measured in it.
    public var machineClock: any ServiceClock
    /// A number from 0 up to but not including 1.
    public var random: @Sendable () -> Double

    public init(
        calendar: @escaping @Sendable () -> Timestamp = { Timestamp.now() },
        machineClock: any ServiceClock = SystemClock(),
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.calendar = calendar
        self.machineClock = machineClock
        self.random = random
    }
}
