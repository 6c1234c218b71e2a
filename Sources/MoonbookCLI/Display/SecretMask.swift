import GaussDB
import JSONWire
import Moonbook

/// Takes the secrets that a call spends out of what is written: a service may quote what it was sent, in an error, in an
/// answer, or in the reason for which a job failed.
struct SecretMask: Sendable {
    /// As UTF-8, the longest first: one may be a part of another.
    private let secrets: [[UInt8]]

    init(_ secrets: [String] = []) {
        // A text of the service may be JSON itself, in which some characters stand for others.
        let forms = secrets.flatMap { [$0, String(JSONValue.string($0).text().dropFirst().dropLast())] }
        self.secrets = Set(forms.filter { !$0.isEmpty }.map { Array($0.utf8) }).sorted { $0.count > $1.count }
    }

    /// Compared byte by byte: for `String` a letter with an accent behind it is another letter.
    func text(_ text: String) -> String {
        guard !secrets.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var kept = 0
        var place = 0
        while place < bytes.count {
            guard let secret = secrets.first(where: { bytes[place...].starts(with: $0) }) else {
                place += 1
                continue
            }
            result += bytes[kept..<place]
            result += Secret.redaction.utf8
            place += secret.count
            kept = place
        }
        return kept == 0 ? text : String(decoding: result + bytes[kept...], as: UTF8.self)
    }

    /// The texts and names in a value; a number that is a secret too.
    func value(_ value: JSONValue) -> JSONValue {
        guard !secrets.isEmpty else { return value }
        switch value {
        case .string(let content): return .string(text(content))
        case .array(let items): return .array(items.map(self.value))
        case .object(let members):
            var masked = JSONObject()
            masked.reserveCapacity(members.count)
            for (name, value) in members { masked.append(key: text(name), value: self.value(value)) }
            return .object(masked)
        case .integer, .double, .number:
            return secrets.contains(Array(value.text().utf8)) ? .string(Secret.redaction) : value
        case .null, .bool: return value
        }
    }

    func event(_ event: RunEvent) -> RunEvent {
        switch event {
        case .output(let content): .output(text(content))
        case .log(let level, let message): .log(level: level, message: text(message))
        case .step(let title): .step(text(title))
        case .callFinished(let call): .callFinished(self.call(call))
        case .jobStarted(let job): .jobStarted(self.job(job))
        case .jobProgress(let job): .jobProgress(self.job(job))
        case .jobFinished(let job): .jobFinished(self.job(job))
        case .jobOutOfSight(let job, let reason): .jobOutOfSight(self.job(job), reason: text(reason))
        case .jobInSight(let job): .jobInSight(self.job(job))
        case .waitingForBusyInstance(let operation, let message):
            .waitingForBusyInstance(operation: operation, message: text(message))
        }
    }

    func ending(_ ending: Ending) -> Ending {
        guard !secrets.isEmpty else { return ending }
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
        call.requestID = call.requestID.map(text)
        call.failure = call.failure.map(text)
        return call
    }

    private func job(_ job: JobActivity) -> JobActivity {
        var job = job
        job.jobID = text(job.jobID)
        job.name = text(job.name)
        job.subject = job.subject.map(text)
        job.status = text(job.status)
        job.failReason = job.failReason.map(text)
        return job
    }

    private func error(_ error: RunError) -> RunError {
        var error = error
        error.message = text(error.message)
        error.hint = error.hint.map(text)
        error.code = error.code.map(text)
        error.requestID = error.requestID.map(text)
        error.jobID = error.jobID.map(text)
        error.cause = error.cause.map(self.error)
        return error
    }
}
