import JSONWire
import Testing

@testable import GaussDB

@Suite struct JobTrackerStateTests {
    private var state = JobTrackerState(schedule: PollSchedule())

    private func job(_ id: String, _ status: JobStatus, _ percent: Int? = nil) -> JobSighting {
        .seen(
            JobSnapshot(
                id: id, name: "Create", status: status, percent: percent, instanceName: "db", failReason: "out of disks"
            ))
    }

    private func describe(_ actions: [JobTrackerState.Action]) -> [String] {
        actions.map { action in
            switch action {
            case .look(let ids): "look " + ids.joined(separator: ",")
            case .stopLooking: "stop looking"
            case .setTimer(let time): "timer \(Int(time / .milliseconds(1)))"
            case .clearTimer: "no timer"
            case .report(let waiter, let progress):
                "report \(waiter) \(progress.status) \(progress.percent.map(String.init) ?? "-")"
            case .finish(let waiter, .success(let job)): "finish \(waiter) \(job.status)"
            case .finish(let waiter, .failure(let error)): "fail \(waiter) \(error.kind.rawValue)"
            }
        }
    }

    private func failure(_ actions: [JobTrackerState.Action]) -> GaussDBError? {
        for case .finish(_, .failure(let error)) in actions { return error }
        return nil
    }

    @Test mutating func `the first look is at once, then the pauses grow to a limit`() {
        #expect(describe(state.add(waiter: 1, for: "a", timeout: nil, now: .zero)) == ["look a", "no timer"])
        var now = Duration.zero
        var pauses: [Int] = []
        for _ in 0..<11 {
            var next: Duration?
            for case .setTimer(let time) in state.looked(["a": job("a", .running)], now: now, random: 0.5) {
                next = time
            }
            pauses.append(Int(((next ?? now) - now) / .milliseconds(1)))
            now = next ?? now
            #expect(describe(state.timerFired(now: now)) == ["look a", "no timer"])
        }
        #expect(pauses == [2_000, 2_000, 3_000, 4_500, 6_750, 10_125, 15_187, 22_781, 30_000, 30_000, 30_000])
    }

    @Test mutating func `pauses differ by up to a tenth`() {
        for (random, expected) in [(0.0, "timer 1800"), (0.999_999, "timer 2199")] {
            var state = state
            _ = state.add(waiter: 1, for: "a", timeout: nil, now: .zero)
            #expect(describe(state.looked(["a": .missing], now: .zero, random: random)) == [expected])
        }
    }

    @Test mutating func `news is reported once and makes the pauses short again`() {
        _ = state.add(waiter: 1, for: "a", timeout: nil, now: .zero)
        #expect(
            describe(state.looked(["a": job("a", .pending)], now: .zero, random: 0.5)) == [
                "report 1 Pending -", "timer 2000",
            ])
        _ = state.timerFired(now: .seconds(2))
        #expect(describe(state.looked(["a": job("a", .pending)], now: .seconds(2), random: 0.5)) == ["timer 4000"])
        _ = state.timerFired(now: .seconds(4))
        #expect(describe(state.looked(["a": job("a", .pending)], now: .seconds(4), random: 0.5)) == ["timer 7000"])
        _ = state.timerFired(now: .seconds(7))
        #expect(
            describe(state.looked(["a": job("a", .running, 10)], now: .seconds(7), random: 0.5)) == [
                "report 1 Running 10", "timer 9000",
            ])
    }

    @Test mutating func `a completed job ends all its waits and nothing else is asked`() {
        _ = state.add(waiter: 1, for: "a", timeout: nil, now: .zero)
        _ = state.add(waiter: 2, for: "a", timeout: .seconds(9), now: .zero)
        #expect(
            describe(state.looked(["a": job("a", .completed)], now: .zero, random: 0.5)) == [
                "report 1 Completed -", "report 2 Completed -", "finish 1 Completed", "finish 2 Completed", "no timer",
            ])
        #expect(state.isIdle)
    }

    @Test mutating func `a failed job is an error with the service's reason`() {
        _ = state.add(waiter: 1, for: "a", timeout: nil, now: .zero)
        let error = failure(state.looked(["a": job("a", .failed)], now: .zero, random: 0.5))
        #expect(error?.kind == .job)
        #expect(error?.jobID == "a")
        #expect(error?.message == "the job Create of db (a) failed: out of disks")
    }

    @Test mutating func `a status that nobody documented is reported and waited on`() {
        _ = state.add(waiter: 1, for: "a", timeout: nil, now: .zero)
        let actions = state.looked(["a": job("a", JobStatus(rawValue: "Rolling"))], now: .zero, random: 0.5)
        #expect(describe(actions) == ["report 1 Rolling -", "timer 2000"])
    }

    @Test mutating func `a job that cannot be found counts as not visible for its first half minute`() {
        _ = state.add(waiter: 1, for: "a", timeout: nil, now: .seconds(100))
        #expect(describe(state.looked(["a": .missing], now: .seconds(100), random: 0.5)) == ["timer 102000"])
        _ = state.timerFired(now: .seconds(129))
        #expect(failure(state.looked(["a": .missing], now: .seconds(129), random: 0.5)) == nil)
        _ = state.timerFired(now: .seconds(132))
        let error = failure(state.looked(["a": .missing], now: .seconds(132), random: 0.5))
        #expect(error?.kind == .job)
        #expect(error?.class == .notFound)
        #expect(error?.message == "there is no job with the id a")
    }

    @Test mutating func `a job that was seen and is gone for half a minute is an error that says so`() {
        _ = state.add(waiter: 1, for: "a", timeout: nil, now: .zero)
        _ = state.looked(["a": job("a", .running)], now: .zero, random: 0.5)
        _ = state.timerFired(now: .seconds(2))
        #expect(failure(state.looked(["a": .missing], now: .seconds(2), random: 0.5)) == nil)
        // It was there after all: the time begins anew.
        _ = state.timerFired(now: .seconds(20))
        #expect(failure(state.looked(["a": job("a", .running)], now: .seconds(20), random: 0.5)) == nil)
        _ = state.timerFired(now: .seconds(22))
        #expect(failure(state.looked(["a": .missing], now: .seconds(22), random: 0.5)) == nil)
        _ = state.timerFired(now: .seconds(51))
        #expect(failure(state.looked(["a": .missing], now: .seconds(51), random: 0.5)) == nil)
        _ = state.timerFired(now: .seconds(52))
        let error = failure(state.looked(["a": .missing], now: .seconds(52), random: 0.5))
        #expect(error?.message == "the job Create of db (a) is gone from the job centre; it was last seen as Running")
    }

    @Test(arguments: [
        GaussDBError(kind: .network, message: "lost"), GaussDBError(kind: .timeout, message: "late"),
        GaussDBError(kind: .api, class: .throttled, message: "slow"),
        GaussDBError(kind: .api, class: .service, message: "500"),
    ])
    mutating func `a look that fails for the moment is reported and does not end the wait`(error: GaussDBError) {
        _ = state.add(waiter: 1, for: "a", timeout: nil, now: .zero)
        let actions = state.looked(["a": .failed(error)], now: .zero, random: 0.5)
        #expect(describe(actions) == ["report 1 Unknown -", "timer 2000"])
        for case .report(_, let progress) in actions { #expect(progress.pollError?.message == error.message) }
        _ = state.timerFired(now: .seconds(2))
        #expect(describe(state.looked(["a": .failed(error)], now: .seconds(2), random: 0.5)) == ["timer 5000"])
        _ = state.timerFired(now: .seconds(5))
        let recovered = state.looked(["a": job("a", .running)], now: .seconds(5), random: 0.5)
        #expect(describe(recovered) == ["report 1 Running -", "timer 7000"])
        for case .report(_, let progress) in recovered { #expect(progress.pollError == nil) }
    }

    @Test(arguments: [GaussDBError.Class.permission, .authentication, .input])
    mutating func `a look that fails for good ends the wait`(class: GaussDBError.Class) {
        _ = state.add(waiter: 1, for: "a", timeout: nil, now: .zero)
        let error = failure(
            state.looked(
                ["a": .failed(GaussDBError(kind: .api, class: `class`, message: "no"))], now: .zero, random: 0.5))
        #expect(error?.class == `class`)
        #expect(error?.jobID == "a")
    }

    @Test mutating func `a wait ends with its time, says how far the job was, and leaves the others`() {
        _ = state.add(waiter: 1, for: "a", timeout: .seconds(15 * 60), now: .zero)
        _ = state.add(waiter: 2, for: "a", timeout: nil, now: .zero)
        _ = state.looked(["a": job("a", .running, 40)], now: .zero, random: 0.5)
        let actions = state.timerFired(now: .seconds(15 * 60))
        let error = failure(actions)
        #expect(error?.kind == .timeout)
        #expect(error?.jobID == "a")
        #expect(error?.message == "the job Create of db (a): it had not ended after 15 min (Running, 40 %)")
        #expect(error?.hint != nil)
        #expect(!state.isIdle)
        #expect(describe(actions).contains("look a"))
    }

    @Test mutating func `the timer is set for whatever comes first`() {
        #expect(describe(state.add(waiter: 1, for: "a", timeout: .seconds(1), now: .zero)) == ["look a", "timer 1000"])
        #expect(
            describe(state.looked(["a": job("a", .running)], now: .zero, random: 0.5)) == [
                "report 1 Running -", "timer 1000",
            ])
        #expect(describe(state.timerFired(now: .seconds(1))) == ["fail 1 timeout", "no timer"])
    }

    @Test mutating func `a time limit holds while a look is under way`() {
        _ = state.add(waiter: 1, for: "a", timeout: .seconds(1), now: .zero)
        #expect(describe(state.timerFired(now: .seconds(1))) == ["fail 1 timeout", "stop looking", "no timer"])
        #expect(
            describe(state.looked(["a": job("a", .running)], now: .seconds(1), random: 0.5)).allSatisfy {
                $0 == "no timer"
            })
    }

    @Test mutating func `a cancelled wait leaves the others, the last one stops everything`() {
        _ = state.add(waiter: 1, for: "a", timeout: nil, now: .zero)
        _ = state.add(waiter: 2, for: "a", timeout: nil, now: .zero)
        let first = state.cancel(waiter: 1, now: .seconds(3))
        #expect(describe(first) == ["fail 1 cancelled", "no timer"])
        #expect(failure(first)?.hint == "The job goes on in the service: `job.get` shows it.")
        #expect(
            describe(state.cancel(waiter: 2, now: .seconds(3))) == ["fail 2 cancelled", "stop looking", "no timer"])
        #expect(state.isIdle)
        #expect(state.cancel(waiter: 2, now: .seconds(3)).isEmpty)
    }

    @Test mutating func `jobs that come during a look are looked at together right after it`() {
        _ = state.add(waiter: 1, for: "a", timeout: nil, now: .zero)
        for id in 2...50 {
            #expect(describe(state.add(waiter: id, for: "job\(id)", timeout: nil, now: .zero)) == ["no timer"])
        }
        let actions = describe(state.looked(["a": job("a", .running)], now: .seconds(1), random: 0.5))
        #expect(actions.filter { $0.hasPrefix("look") }.count == 1)
        #expect(actions.contains { $0.hasPrefix("look a,job10,") })
    }

    @Test mutating func `who joins a known job is told at once what is known`() {
        _ = state.add(waiter: 1, for: "a", timeout: nil, now: .zero)
        _ = state.looked(["a": job("a", .running, 30)], now: .zero, random: 0.5)
        #expect(
            describe(state.add(waiter: 2, for: "a", timeout: nil, now: .seconds(1))) == [
                "report 2 Running 30", "timer 2000",
            ])
    }

    @Test mutating func `what the single look knew survives a look at the list`() {
        _ = state.add(waiter: 1, for: "a", timeout: nil, now: .zero)
        let whole = JobSnapshot(id: "a", status: .running, instanceName: "db", entities: ["x": 1])
        _ = state.looked(["a": .seen(whole)], now: .zero, random: 0.5)
        _ = state.timerFired(now: .seconds(2))
        let ended = JobSnapshot(id: "a", status: .completed)
        for case .finish(_, .success(let job)) in state.looked(["a": .seen(ended)], now: .seconds(2), random: 0.5) {
            #expect(job.entities == ["x": 1])
            #expect(job.instanceName == "db")
        }
    }
}
