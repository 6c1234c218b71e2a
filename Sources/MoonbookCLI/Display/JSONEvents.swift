import JSONWire
import Moonbook

/// The members of the objects that `--json` writes. What is unknown is `null`, so that every object of a kind has the
/// same members. Durations are seconds.
enum JSONEvents {
    static func job(_ job: JobActivity) -> JSONObject {
        [
            "job_id": .string(job.jobID), "name": .string(job.name), "operation": .string(job.operation),
            "subject": text(job.subject), "status": .string(job.status), "percent": integer(job.percent),
            "elapsed": .double(job.elapsed.secondsValue), "fail_reason": text(job.failReason),
        ]
    }

    static func call(_ call: CallSummary) -> JSONObject {
        [
            "operation": .string(call.operation), "status": integer(call.status), "failure": text(call.failure),
            "request_id": text(call.requestID), "duration": .double(call.duration.secondsValue),
            "attempts": .integer(Int64(call.attempts)),
        ]
    }

    static func ending(_ ending: Ending) -> JSONObject {
        let (status, failure) = status(ending.outcome.status)
        return [
            "status": .string(status), "exit_code": .integer(Int64(ending.exitCode.rawValue)),
            "error": failure.map { .object(error($0)) } ?? .null,
            "unfinished_jobs": .array(ending.outcome.unfinishedJobs.map { .object(job($0)) }),
            "uncertain_calls": .array(ending.outcome.uncertainCalls.map { .object(error($0)) }),
            "calls": .integer(Int64(ending.outcome.calls)), "elapsed": .double(ending.outcome.elapsed.secondsValue),
        ]
    }

    static func error(_ error: RunError) -> JSONObject {
        [
            "kind": .string(error.kind.rawValue), "class": text(error.class), "message": .string(error.message),
            "operation": text(error.operation), "code": text(error.code), "status": integer(error.status),
            "request_id": text(error.requestID), "hint": text(error.hint), "retryable": .bool(error.isRetryable),
            "may_have_taken_effect": .bool(error.mayHaveTakenEffect), "job_id": text(error.jobID),
            "path": text(error.path), "location": location(error.location),
            "traceback": .array(error.traceback.map { .string($0) }),
            "cause": error.cause.map { .object(Self.error($0)) } ?? .null,
        ]
    }

    private static func status(_ status: RunOutcome.Status) -> (String, RunError?) {
        switch status {
        case .succeeded: ("succeeded", nil)
        case .failed(let error): ("failed", error)
        case .cancelled(let error): ("cancelled", error)
        case .timedOut(let error): ("timed_out", error)
        }
    }

    private static func location(_ location: SourceLocation?) -> JSONValue {
        guard let location else { return .null }
        return .object(["file": .string(location.file), "line": .integer(Int64(location.line))])
    }

    private static func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
    private static func integer(_ value: Int?) -> JSONValue { value.map { .integer(Int64($0)) } ?? .null }
}
