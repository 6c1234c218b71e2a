import GaussDB
import JSONWire
import Moonbook

/// What a call writes without the secrets that it spends: a service may quote what it was sent, in an error, in an answer, or
/// in the reason for which a job failed.
extension SecretMask {
    /// The texts and names in a value; a number that is a secret too.
    func value(_ value: JSONValue) -> JSONValue {
        guard !isEmpty else { return value }
        switch value {
        case .string(let content): return .string(masked(content))
        case .array(let items): return .array(items.map(self.value))
        case .object(let members):
            var result = JSONObject()
            result.reserveCapacity(members.count)
            for (name, value) in members { result.append(key: masked(name), value: self.value(value)) }
            return .object(result)
        case .integer, .double, .number:
            let text = value.text()
            return masked(text) == Secret.redaction ? .string(Secret.redaction) : value
        case .null, .bool: return value
        }
    }

    func event(_ event: RunEvent) -> RunEvent {
        switch event {
        case .output(let content): .output(masked(content))
        case .log(let level, let message): .log(level: level, message: masked(message))
        case .step(let title): .step(masked(title))
        case .callFinished(let call): .callFinished(self.call(call))
        case .jobStarted(let job): .jobStarted(self.job(job))
        case .jobProgress(let job): .jobProgress(self.job(job))
        case .jobFinished(let job): .jobFinished(self.job(job))
        case .jobOutOfSight(let job, let reason): .jobOutOfSight(self.job(job), reason: masked(reason))
        case .jobInSight(let job): .jobInSight(self.job(job))
        case .waitingForBusyInstance(let operation, let message):
            .waitingForBusyInstance(operation: operation, message: masked(message))
        }
    }

    func ending(_ ending: Ending) -> Ending {
        guard !isEmpty else { return ending }
        var ending = ending
        ending.outcome.status =
            switch ending.outcome.status {
            case .succeeded: .succeeded
            case .failed(let error): .failed(self.error(error))
            case .timedOut(let error): .timedOut(self.error(error))
            case .cancelled(let error): .cancelled(error.map(self.error))
            }
        ending.outcome.unfinishedJobs = ending.outcome.unfinishedJobs.map(job)
        ending.outcome.uncertainCalls = ending.outcome.uncertainCalls.map(error)
        return ending
    }

    private func call(_ call: CallSummary) -> CallSummary {
        var call = call
        call.requestID = call.requestID.map(masked)
        call.failure = call.failure.map(masked)
        return call
    }

    private func job(_ job: JobActivity) -> JobActivity {
        var job = job
        job.jobID = masked(job.jobID)
        job.name = masked(job.name)
        job.subject = job.subject.map(masked)
        job.status = masked(job.status)
        job.failReason = job.failReason.map(masked)
        return job
    }

    private func error(_ error: RunError) -> RunError {
        var error = error
        error.message = masked(error.message)
        error.hint = error.hint.map(masked)
        error.code = error.code.map(masked)
        error.requestID = error.requestID.map(masked)
        error.jobID = error.jobID.map(masked)
        error.cause = error.cause.map(self.error)
        return error
    }
}
