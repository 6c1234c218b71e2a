public import GaussDB
import Synchronization

/// The service, simulated: the documented operations with their state, jobs that take (virtual) time, the documented
/// errors, and failures on demand.
///
/// ```swift
/// let emulator = Emulator()
/// let client = Client(
///     configuration: ClientConfiguration(endpoint: emulator.endpoint, ...), credentials: ...,
///     transport: emulator.transport, clock: emulator.serviceClock)
/// ```
///
/// An emulator reads the same bytes and checks the same signatures whether they come through ``transport`` or a socket.
/// It never waits by itself and runs no timers: what should have happened since the last request happens, in order and each
/// thing at its own moment, when somebody looks.
public final class Emulator: Sendable {
    public let configuration: EmulatorConfiguration
    /// The Lua names of the operations that are simulated; for others the emulator answers 501.
    public static var simulatedOperations: Set<String> { Set(Behaviours.all.keys) }

    /// The emulator's time.
    public let clock: VirtualClock
    private let authenticator: Authenticator
    private let calendarStart: Timestamp
    private let state: Mutex<EmulatorState>

    public init(configuration: EmulatorConfiguration = EmulatorConfiguration()) {
        self.configuration = configuration
        clock = VirtualClock(mode: configuration.time)
        authenticator = Authenticator(account: configuration.account)
        calendarStart = configuration.calendarStart ?? configuration.wallClock()
        state = Mutex(EmulatorState(configuration: configuration, now: .zero, calendarStart: calendarStart))
    }

    // MARK: Serving

    /// Answers a request: authenticates, routes, checks, does.
    ///
    /// - Returns: The answer, whatever its status. `X-Request-Id` and `Date` are always set, `X-Emulator-Speed` unless time is
    ///   moved by hand.
    /// - Throws: ``TransportError`` when a fault breaks the connection, or holds the answer back for longer than
    ///   `request.timeout` (the machine's time; the emulator's where that is moved by hand); `CancellationError` when the
    ///   calling task is cancelled meanwhile.
    public func respond(to request: WireRequest) async throws -> WireResponse {
        let wallTime = configuration.wallClock()
        let tokens = state.withLock { $0.tokens }
        let intake = Intake(request, router: .shared, authenticator: authenticator, tokens: tokens, now: wallTime)
        let delivery = state.withLock {
            $0.answer(intake, now: clock.now, account: configuration.account, wallTime: wallTime)
        }.changing { response in
            response.headers["Date"] = wallTime.httpFormat
            response.headers[Self.speedHeader] = speedText
        }
        switch delivery {
        case .now(let response):
            return response
        case .later(let delay, let response):
            // A caller's patience is measured by the machine, except where only the emulator's time moves.
            let speed = clock.speed ?? 1
            guard delay / speed <= request.timeout else {
                try await clock.sleep(for: request.timeout * speed)
                throw TransportError(
                    kind: .timeout, message: "no answer within \(request.timeout)", mayHaveBeenSent: true)
            }
            try await clock.sleep(for: delay)
            return response
        case .never:
            throw TransportError(
                kind: .connectionLost, message: "the connection broke before the answer", mayHaveBeenSent: true)
        }
    }

    /// The way to this emulator without a socket.
    public var transport: InProcessTransport { InProcessTransport(emulator: self) }

    /// What to call this emulator where an endpoint is needed and no socket is: any endpoint will do.
    public var endpoint: Endpoint { Endpoint(scheme: "http", host: "localhost") }

    /// The clock that an in-process run must wait by.
    public var serviceClock: any ServiceClock { clock }

    // MARK: Rehearsing

    /// Lets a failure happen to requests that come from now on.
    public func inject(_ fault: EmulatorFault) {
        state.withLock { $0.world.faults.add(fault) }
    }

    /// Forgets all faults that have not struck.
    public func removeFaults() {
        state.withLock { $0.world.faults.removeAll() }
    }

    /// Begins anew: instances, jobs, tokens, faults and recorded requests are gone, ids start over; time goes on.
    public func reset() {
        let now = clock.now
        state.withLock {
            $0 = EmulatorState(configuration: configuration, now: now, calendarStart: calendarStart)
        }
    }

    /// Makes an instance that is ready at once, without a job, a backup or a quota.
    ///
    /// - Parameters:
    ///   - name: Its name; not checked.
    ///   - nodes: Primary node and read nodes together, 1...16.
    /// - Returns: Its id.
    @discardableResult
    public func makeInstance(name: String, nodes: Int = 2) -> String {
        precondition((1...InstanceOrder.maxReadNodes + 1).contains(nodes), "an instance has 1 to 16 nodes")
        return state.withLock {
            $0.world.settle(until: clock.now)
            return $0.world.makeReadyInstance(name: name, readNodes: nodes - 1)
        }
    }

    // MARK: Looking

    /// The requests that came, oldest first; at most ``EmulatorConfiguration/recordedRequestLimit``.
    public var requests: [RecordedRequest] {
        state.withLock { $0.journal.requests }
    }

    /// What there is at this moment of the emulator's time.
    public var snapshot: EmulatorSnapshot {
        state.withLock {
            $0.world.settle(until: clock.now)
            return EmulatorSnapshot($0.world)
        }
    }

    // MARK: Telling the speed

    /// The header of every answer that tells how many of the emulator's seconds pass in one.
    public static let speedHeader = "X-Emulator-Speed"

    /// The value of ``speedHeader``, for example `1200`; nil when time is moved by hand.
    public var speedText: String? {
        clock.speed.map { speed in Int64(exactly: speed).map(String.init) ?? String(speed) }
    }
}
