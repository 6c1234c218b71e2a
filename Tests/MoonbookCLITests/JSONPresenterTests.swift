import JSONWire
import Moonbook
import Testing

@testable import MoonbookCLI

@Suite("--json")
struct JSONPresenterTests {
    private func objects(_ writes: [Write]) throws -> [JSONValue] {
        try writes.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
    }

    @Test("Every event is one line with an object that names it and its time")
    func events() throws {
        var json = JSONPresenter()
        let call = CallSummary(operation: "job.get", status: nil, requestID: nil, attempts: 1, duration: .seconds(1))
        let events: [(RunEvent, String)] = [
            (.output("a\nb"), "output"), (.log(level: .info, message: "m"), "log"), (.step("s"), "step"),
            (.callFinished(call), "call"), (.jobStarted(Samples.job()), "job_started"),
            (.jobProgress(Samples.job()), "job_progress"), (.jobFinished(Samples.job()), "job_finished"),
            (.jobOutOfSight(Samples.job(), reason: "m"), "job_out_of_sight"),
            (.jobInSight(Samples.job()), "job_in_sight"),
            (.waitingForBusyInstance(operation: "proxy.create", message: "m"), "waiting"),
        ]
        for (event, name) in events {
            let writes = json.present(event, at: Samples.moment)
            #expect(writes.count == 1)
            let object = try #require(try objects(writes).first)
            #expect(object["event"]?.stringValue == name)
            #expect(object["time"]?.stringValue == "2026-03-01T14:02:11.250Z")
        }
    }

    @Test("A job's members are always there, null where nothing is known")
    func job() throws {
        var json = JSONPresenter()
        let object = try #require(
            try objects(json.present(.jobProgress(Samples.job(subject: nil, percent: nil)), at: Samples.moment)).first)
        #expect(object["job_id"]?.stringValue == "job-1")
        #expect(object["subject"]?.isNull == true)
        #expect(object["percent"]?.isNull == true)
        #expect(object["elapsed"]?.doubleValue == 130)
        let lost = try #require(
            try objects(json.present(.jobOutOfSight(Samples.job(), reason: "no answer"), at: Samples.moment)).first)
        #expect(lost["job_id"]?.stringValue == "job-1")
        #expect(lost["message"]?.stringValue == "no answer")
    }

    @Test("The last line tells how it ended, with the whole error")
    func finished() throws {
        var json = JSONPresenter()
        var error = RunError(
            kind: .api, class: "busy", message: "the instance is busy", operation: "proxy.create", code: "DBS.200019",
            status: 409, requestID: "5a63", hint: "wait", isRetryable: true, jobID: nil, path: nil,
            location: SourceLocation(file: "a.lua", line: 3), traceback: ["a.lua:3"])
        error.cause = RunError(kind: .network, message: "gone")
        let writes = json.finish(
            Samples.ending(.failed(error), unfinished: [Samples.job()], exitCode: .service), at: Samples.moment)
        let object = try #require(try objects(writes).last)
        #expect(object["event"]?.stringValue == "finished")
        #expect(object["status"]?.stringValue == "failed")
        #expect(object["exit_code"]?.integerValue == 2)
        #expect(object["calls"]?.integerValue == 3)
        #expect(object["unfinished_jobs"]?.arrayValue?.count == 1)
        let details = try #require(object["error"])
        #expect(details["kind"]?.stringValue == "api")
        #expect(details["class"]?.stringValue == "busy")
        #expect(details["code"]?.stringValue == "DBS.200019")
        #expect(details["status"]?.integerValue == 409)
        #expect(details["request_id"]?.stringValue == "5a63")
        #expect(details["retryable"]?.boolValue == true)
        #expect(details["may_have_taken_effect"]?.boolValue == false)
        #expect(details["path"]?.isNull == true)
        #expect(details["location"]?["line"]?.integerValue == 3)
        #expect(details["cause"]?["kind"]?.stringValue == "network")
    }

    @Test("Lines for a person go to standard error")
    func notes() {
        var json = JSONPresenter()
        #expect(json.note("hello", at: Samples.moment) == [.error("hello\n")])
    }
}
