import Testing

@testable import GaussDB

@Suite struct JobTrackerTests {
    private let center = FakeJobCenter()
    private let clock = ManualClock()
    private let tracker: JobTracker

    init() {
        tracker = JobTracker(center: center, schedule: PollSchedule(), clock: clock, random: { 0.5 })
    }

    @Test func `a wait looks until the job has completed and tells of its progress`() async throws {
        let log = Log()
        center.set("a", .running, percent: 10)
        let wait = Task { try await tracker.wait(for: "a") { log.add("\($0.status) \($0.percent ?? -1)") } }
        await clock.sleeps(1)
        center.set("a", .running, percent: 60)
        clock.advance(by: .seconds(2))
        await clock.sleeps(2)
        center.set("a", .completed)
        clock.advance(by: .seconds(2))
        let job = try await wait.value
        #expect(job.status == .completed)
        #expect(log.lines == ["Running 10", "Running 60", "Completed -1"])
        #expect(center.asked == ["a", "a", "a"])
    }

    @Test func `a failed job is thrown with its reason`() async {
        center.set("a", .failed, reason: "no space")
        let error = await gaussDBError { try await tracker.wait(for: "a") }
        #expect(error?.kind == .job)
        #expect(error?.message == "the job Job of db (a) failed: no space")
    }

    @Test func `many waits share their looks`() async throws {
        let ids = (0..<60).map { "job\($0)" }
        for id in ids { center.set(id, .running) }
        try await withThrowingTaskGroup(of: JobSnapshot.self) { group in
            for id in ids + ids { group.addTask { try await tracker.wait(for: id) } }
            while await tracker.waiterCount < 120 { await Task.yield() }
            await clock.sleeps(1)
            let before = center.lists + center.asked.count
            clock.advance(by: .seconds(3))
            await center.received(before + 1)
            #expect(center.lists >= 1)
            // Far fewer requests than waits: a list, and single looks only at those that were alone at first.
            #expect(center.lists + center.asked.count < 20)
            for id in ids { center.set(id, .completed) }
            while await tracker.waiterCount > 0 {
                clock.advance(by: .seconds(3))
                await Task.yield()
            }
            for try await job in group { #expect(job.status == .completed) }
        }
    }

    @Test func `cancelling one wait leaves the others`() async throws {
        center.set("a", .running)
        let stays = Task { try await tracker.wait(for: "a") }
        await clock.sleeps(1)
        let leaves = Task { try await tracker.wait(for: "a") }
        while await tracker.waiterCount < 2 { await Task.yield() }
        leaves.cancel()
        let error = await gaussDBError { try await leaves.value }
        #expect(error?.kind == .cancelled)
        #expect(error?.jobID == "a")
        center.set("a", .completed)
        while await tracker.waiterCount > 0 {
            clock.advance(by: .seconds(2))
            await Task.yield()
        }
        #expect(try await stays.value.status == .completed)
    }

    @Test func `when the last wait is gone nothing is asked any more`() async {
        center.set("a", .running)
        let wait = Task { await gaussDBError { try await tracker.wait(for: "a") } }
        await clock.sleeps(1)
        wait.cancel()
        #expect(await wait.value?.kind == .cancelled)
        let asked = center.asked.count
        clock.advance(by: .seconds(3_600))
        #expect(await tracker.waiterCount == 0)
        #expect(center.asked.count == asked)
    }

    @Test func `a wait that is cancelled during a look ends at once`() async {
        center.hang()
        let wait = Task { await gaussDBError { try await tracker.wait(for: "a") } }
        await center.received(1)
        wait.cancel()
        #expect(await wait.value?.kind == .cancelled)
    }

    @Test func `a wait of a task that is cancelled already ends at once`() async {
        center.hang()
        let wait = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await gaussDBError { try await tracker.wait(for: "a") }
        }
        #expect(await wait.value?.kind == .cancelled)
        #expect(await tracker.waiterCount == 0)
    }

    @Test func `a time limit holds while a look hangs`() async {
        center.hang()
        let wait = Task { await gaussDBError { try await tracker.wait(for: "a", timeout: .seconds(5)) } }
        await center.received(1)
        await clock.sleeps(1)
        clock.advance(by: .seconds(5))
        let error = await wait.value
        #expect(error?.kind == .timeout)
        #expect(error?.message == "the job a: it had not ended after 5 s (the job centre does not show it yet)")
    }

    @Test func `one look gives a snapshot or says that there is no such job`() async throws {
        center.set("a", .running, percent: 5)
        #expect(try await tracker.snapshot(of: "a").percent == 5)
        #expect(await gaussDBError { try await tracker.snapshot(of: "b") }?.class == .notFound)
    }
}
