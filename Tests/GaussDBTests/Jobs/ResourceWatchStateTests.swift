import Testing

@testable import GaussDB

@Suite struct ResourceWatchStateTests {
    private var state: ResourceWatchState

    init() throws {
        state = try Self.machine()
    }

    /// Waits for `normal` or `ready`; `failed` is the bad end.
    private static func machine(gone: Bool = false, timeout: Duration? = nil) throws -> ResourceWatchState {
        let ends = gone ? ["", "", "gone"] : ["normal|ready", "failed", ""]
        let watch = try #require(ResourceWatch(columns: ["thing.get", "id=id", "thing.status"] + ends))
        // The service's clock need not begin with the wait.
        return ResourceWatchState(
            watch, of: "thing.make", schedule: PollSchedule(), timeout: timeout, now: start)
    }

    private static let start = Duration.seconds(1_000)

    /// What a look after so many seconds of waiting leads to.
    private mutating func saw(_ sighting: ResourceWatchState.Sighting, at seconds: Double) -> String {
        Self.describe(state.saw(sighting, now: Self.start + .seconds(seconds)))
    }

    private static func describe(_ next: ResourceWatchState.Next) -> String {
        switch next {
        case .done(let state): "done " + (state ?? "gone")
        case .failed(let error): "\(error.kind.rawValue) \(error.class.rawValue): \(error)"
        case .look(let pause): "look \(Int(pause / .milliseconds(1)))"
        }
    }

    private let passing = ResourceWatchState.Sighting.unknown(
        GaussDBError(kind: .network, message: "no route", isRetryable: true))

    // MARK: When an end is believed

    @Test mutating func `a good state that was there from the start is believed after a minute`() {
        #expect(saw(.state("normal"), at: 0) == "look 2000")
        #expect(saw(.state("normal"), at: 59.999).hasPrefix("look"))
        #expect(saw(.state("normal"), at: 60) == "done normal")
    }

    @Test(arguments: ["normal", "ready"])
    func `a good state after another is believed at once`(end: String) throws {
        var tests = try Self()
        #expect(tests.saw(.state("creating"), at: 0) == "look 2000")
        #expect(tests.saw(.state(end), at: 2) == "done \(end)")
    }

    @Test mutating func `a good state that changes into another good one is not believed earlier`() {
        #expect(saw(.state("normal"), at: 0) == "look 2000")
        #expect(saw(.state("ready"), at: 2) == "look 2000")
        #expect(saw(.state("failed"), at: 4) == "look 2000")
    }

    @Test mutating func `a bad state that was there from the start is believed after a minute`() {
        #expect(saw(.state("failed"), at: 0) == "look 2000")
        #expect(
            saw(.state("failed"), at: 60)
                == "job other: thing.make: the resource is failed and will not become normal or ready by waiting")
    }

    @Test mutating func `a bad state after another ends the wait at once, with where to look`() throws {
        #expect(saw(.state("creating"), at: 0) == "look 2000")
        guard case .failed(let error) = state.saw(.state("failed"), now: Self.start + .seconds(2)) else {
            Issue.record("the wait goes on")
            return
        }
        #expect(error.kind == .job)
        #expect(error.operation == "thing.make")
        #expect(error.hint == "Look at it with `thing.get`.")
    }

    @Test mutating func `an old bad state that passes does no harm`() {
        #expect(saw(.state("failed"), at: 0) == "look 2000")
        #expect(saw(.state("restarting"), at: 2) == "look 2000")
        #expect(saw(.state("normal"), at: 4) == "done normal")
    }

    // MARK: Resources that are not there

    @Test mutating func `a resource that is to appear may be missing at first`() {
        #expect(saw(.absent, at: 0) == "look 2000")
        #expect(saw(.absent, at: 2) == "look 3000")
        #expect(saw(.state("creating"), at: 5) == "look 2000")
        #expect(saw(.state("normal"), at: 7) == "done normal")
    }

    @Test mutating func `a resource that never appears is an error after a minute`() throws {
        #expect(saw(.absent, at: 0) == "look 2000")
        #expect(saw(.absent, at: 59).hasPrefix("look"))
        #expect(
            saw(.absent, at: 60) == "job not_found: thing.make: the resource is not there, or shows no state")
    }

    @Test mutating func `a resource that disappears is an error when a minute of looks has not found it`() {
        #expect(saw(.state("creating"), at: 0) == "look 2000")
        #expect(saw(.absent, at: 2).hasPrefix("look"))
        #expect(saw(.state("creating"), at: 61).hasPrefix("look"))
        #expect(saw(.stateless, at: 63).hasPrefix("look"))
        #expect(saw(.absent, at: 122).hasPrefix("look"))
        #expect(saw(.absent, at: 123).hasPrefix("job not_found"))
    }

    @Test func `an answer that does not tell is no proof that a resource is gone`() throws {
        var tests = try Self()
        tests.state = try Self.machine(gone: true)
        #expect(tests.saw(.stateless, at: 0) == "look 2000")
        #expect(tests.saw(.state("deleting"), at: 2) == "look 2000")
        #expect(tests.saw(.stateless, at: 4).hasPrefix("look"))
        #expect(tests.saw(.stateless, at: 64).hasPrefix("job not_found"))
    }

    @Test func `a resource that is to disappear is done when it is gone`() throws {
        var tests = try Self()
        tests.state = try Self.machine(gone: true)
        #expect(tests.saw(.state("normal"), at: 0) == "look 2000")
        #expect(tests.saw(.state("deleting"), at: 2) == "look 2000")
        #expect(tests.saw(.absent, at: 4) == "done gone")
        #expect(tests.state.lastState == "deleting")
    }

    @Test func `a resource that is gone at the first look is done`() throws {
        var tests = try Self()
        tests.state = try Self.machine(gone: true)
        #expect(tests.saw(.absent, at: 0) == "done gone")
    }

    // MARK: Time

    @Test mutating func `pauses grow to a limit, and are short again after each change`() {
        var pauses: [String] = []
        var now = 0.0
        for word in Array(repeating: "creating", count: 9) + ["starting", "starting"] {
            pauses.append(saw(.state(word), at: now))
            now += 1
        }
        #expect(
            pauses
                == [2_000, 3_000, 4_500, 6_750, 10_125, 15_187, 22_781, 30_000, 30_000, 2_000, 3_000].map {
                    "look \($0)"
                })
        #expect(state.lastState == "starting")
    }

    @Test func `when the time is up the wait ends with the last state`() throws {
        var tests = try Self()
        tests.state = try Self.machine(timeout: .seconds(10))
        #expect(tests.saw(.state("creating"), at: 0) == "look 2000")
        // The last look is when the time is up.
        #expect(tests.saw(.state("creating"), at: 9) == "look 1000")
        guard case .failed(let error) = tests.state.saw(.state("creating"), now: Self.start + .seconds(10)) else {
            Issue.record("the wait goes on")
            return
        }
        #expect(error.kind == .timeout)
        #expect(error.message == "the resource is creating after 10 s, not normal or ready")
        #expect(error.hint == "What was started goes on. Wait longer, or look with `thing.get`.")
    }

    @Test func `an end that is seen when the time is up is an end`() throws {
        var tests = try Self()
        tests.state = try Self.machine(timeout: .seconds(10))
        #expect(tests.saw(.state("creating"), at: 0) == "look 2000")
        #expect(tests.saw(.state("normal"), at: 10) == "done normal")
    }

    @Test func `a resource that was not seen when the time is up is told of`() throws {
        var tests = try Self()
        tests.state = try Self.machine(timeout: .seconds(10))
        #expect(
            tests.saw(.absent, at: 10)
                == "timeout other: thing.make: the resource is not there after 10 s, not normal or ready")
        tests.state = try Self.machine(gone: true, timeout: .seconds(10))
        #expect(
            tests.saw(.state("normal"), at: 10)
                == "timeout other: thing.make: the resource is normal after 10 s, not gone")
    }

    // MARK: Looks that fail

    @Test mutating func `a look that fails says nothing about the resource`() {
        #expect(saw(passing, at: 0) == "look 2000")
        #expect(saw(.state("normal"), at: 2) == "look 2000")
        #expect(saw(.state("creating"), at: 4) == "look 2000")
        #expect(saw(passing, at: 6) == "look 3000")
        #expect(state.lastState == "creating")
        #expect(saw(passing, at: 9) == "look 4500")
        #expect(saw(.state("normal"), at: 13) == "done normal")
    }

    @Test func `a look that fails when the time is up is what the wait ends with`() throws {
        var tests = try Self()
        tests.state = try Self.machine(timeout: .seconds(10))
        #expect(tests.saw(passing, at: 8) == "look 2000")
        #expect(tests.saw(passing, at: 10) == "network other: no route")
    }
}
