import GaussDB
import Testing

@testable import Moonbook

@Suite struct JobActivitiesTests {
    private let lost = GaussDBError(kind: .network, message: "no answer")

    /// What is told, in a word each.
    private func words(_ events: [RunEvent]) -> [String] {
        events.map { event in
            switch event {
            case .jobStarted: "started"
            case .jobProgress(let job): "progress \(job.percent ?? -1)"
            case .jobFinished(let job): job.failReason.map { "failed: \($0)" } ?? "done"
            case .jobOutOfSight(_, let reason): "lost: \(reason)"
            case .jobInSight: "found"
            default: "other"
            }
        }
    }

    private func progress(
        _ id: String = "a", _ status: JobStatus = .running, percent: Int? = 10, error: GaussDBError? = nil
    ) -> JobProgress {
        JobProgress(jobID: id, status: status, percent: percent, elapsed: .zero, pollError: error)
    }

    @Test func aJobIsToldOfOnceAndThenWhenSomethingChanges() {
        var jobs = JobActivities()
        #expect(jobs.begin("a", operation: "proxy.create", now: .zero) != nil)
        #expect(jobs.begin("a", operation: "proxy.create", now: .zero) == nil)
        #expect(words(jobs.update(progress(), now: .seconds(1))) == ["progress 10"])
        #expect(words(jobs.update(progress(), now: .seconds(2))) == [])
        #expect(words(jobs.update(progress(percent: 20), now: .seconds(3))) == ["progress 20"])
    }

    @Test func aJobOutOfSightIsToldOnceForEachTime() {
        var jobs = JobActivities()
        _ = jobs.begin("a", operation: "proxy.create", now: .zero)
        _ = jobs.update(progress(), now: .zero)
        #expect(words(jobs.update(progress(error: lost), now: .zero)) == ["lost: no answer"])
        #expect(words(jobs.update(progress(error: lost), now: .zero)) == [])
        #expect(words(jobs.update(progress(percent: 30), now: .zero)) == ["found", "progress 30"])
        #expect(words(jobs.update(progress(percent: 30, error: lost), now: .zero)) == ["lost: no answer"])
    }

    @Test func theEndIsToldByTheWaitAlone() {
        var jobs = JobActivities()
        _ = jobs.begin("a", operation: "proxy.create", now: .zero)
        #expect(words(jobs.update(progress("a", .completed, percent: 100), now: .zero)) == [])
        #expect(jobs.unfinished.count == 1)
        #expect(
            words([jobs.finish("a", failReason: "quota", now: .seconds(5))].compactMap(\.self)) == ["failed: quota"])
        #expect(jobs.finish("a", failReason: nil, now: .seconds(6)) == nil)
        #expect(jobs.update(progress(error: lost), now: .seconds(7)).isEmpty)
        #expect(jobs.unfinished.isEmpty)
    }

    @Test func whatWasNeverBegunIsNotTold() {
        var jobs = JobActivities()
        #expect(jobs.update(progress("b"), now: .zero).isEmpty)
        #expect(jobs.finish("b", failReason: nil, now: .zero) == nil)
    }
}
