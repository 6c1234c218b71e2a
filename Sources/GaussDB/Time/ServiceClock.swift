/// The time that waiting is measured in.
///
/// Against the cloud it is the machine's clock. Against the emulator one minute of the service passes in a fraction of
/// a second, and every wait, poll interval and timeout of a run shrinks with it.
public protocol ServiceClock: Sendable {
    /// Time since some fixed point; never goes back.
    var now: Duration { get }

    /// Suspends for `duration` of this clock's time.
    /// - Throws: `CancellationError` as soon as the calling task is cancelled.
    func sleep(for duration: Duration) async throws
}

/// The machine's monotonic clock.
public struct SystemClock: ServiceClock {
    private let start = ContinuousClock.now

    public init() {}

    public var now: Duration { ContinuousClock.now - start }

    public func sleep(for duration: Duration) async throws {
        try await Task.sleep(for: duration, clock: .continuous)
    }
}

/// A clock that runs `speed` times as fast as the machine's.
public struct ScaledClock: ServiceClock {
    /// The speeds that a clock can have: beyond them durations overflow.
    public static let speeds = 0.001...1_000_000.0

    private let start = ContinuousClock.now
    public let speed: Double

    /// - Parameter speed: Seconds of this clock in one real second, one of ``speeds``.
    public init(speed: Double) {
        precondition(Self.speeds.contains(speed), "a clock's speed is 0.001 to 1000000")
        self.speed = speed
    }

    public var now: Duration { (ContinuousClock.now - start) * speed }

    public func sleep(for duration: Duration) async throws {
        try await Task.sleep(for: duration / speed, clock: .continuous)
    }
}
