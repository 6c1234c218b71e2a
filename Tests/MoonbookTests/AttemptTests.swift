import GaussDB
import JSONWire
import Testing

@testable import Moonbook

/// How often a call was tried, in errors and events.
@Suite struct AttemptTests {
    private let failing = ScriptedService { _, number in
        .error(503, "DBS.11111\(number)", "not now")
    }

    private func summaries(_ record: Bench.Record) -> [CallSummary] {
        record.events.compactMap { if case .callFinished(let summary) = $0 { summary } else { nil } }
    }

    @Test func anErrorKnowsTheAttemptsBeforeTheLast() async {
        let record = await failing.run(
            """
            local ok, e = pcall(instance.list, {}, { attempts = 3 })
            print(#e.attempts, e.attempts[1].code, e.attempts[2].status, e.attempts[2].request_id, e.attempts[2].message, e.code)
            """)
        #expect(
            record.output == ["2\tDBS.111111\t503\trequest-1\tnot now\tDBS.111113"],
            "\(String(describing: record.error))")
        #expect(summaries(record).map(\.attempts) == [3])
        #expect(failing.requests.count == 3)
    }

    @Test func anErrorThatIsRaisedAgainKeepsThem() async {
        let record = await failing.run(
            "local ok, e = pcall(instance.list, {}, { attempts = 2 })\nerror(e)")
        #expect(record.error?.attempts.map(\.code) == ["DBS.111111"])
        #expect(record.error?.attempts.first?.status == 503)
        #expect(record.error?.location?.description == "test.lua:1")
    }

    @Test func aCallThatFailsAtOnceHasOneAttempt() async {
        let record = await ScriptedService { _, _ in .error(404, "DBS.200823", "no") }.run(
            "local ok, e = pcall(instance.list, {}) print(e.attempts)")
        #expect(record.output == ["nil"])
        #expect(summaries(record).map(\.attempts) == [1])
    }

    @Test func aCallThatSucceedsAtTheSecondAttemptHasTwo() async {
        let service = ScriptedService { _, number in
            number == 1 ? .error(503, "DBS.111111", "not now") : .json(["instances": []])
        }
        let record = await service.run("print(meta(instance.list {}).attempts)")
        #expect(record.output == ["2"])
        #expect(summaries(record).map(\.attempts) == [2])
    }
}
