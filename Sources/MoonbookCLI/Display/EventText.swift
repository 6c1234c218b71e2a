import Moonbook

/// The words for events, shared by the terminal and the pipe.
enum EventText {
    /// `proxy.create CreateGaussDBforMySQLProxy orders-db`
    static func title(of job: JobActivity) -> String {
        // A job from an earlier run has no operation; a job the service has not shown yet has no name of its own.
        var words = job.operation.isEmpty ? [] : [job.operation]
        if job.name != job.operation { words.append(job.name) }
        if let subject = job.subject { words.append(subject) }
        return words.joined(separator: " ")
    }

    static func ending(of job: JobActivity) -> String {
        let elapsed = job.elapsed.elapsedText
        if job.isCompleted { return "done in \(elapsed)" }
        if job.isFailed { return "failed after \(elapsed)" + (job.failReason.map { ": \($0)" } ?? "") }
        return "\(job.status.lowercased()), no longer waited for after \(elapsed)"
    }

    /// The line for an event that is neither output nor a job's progress. Nil when it is not shown.
    static func line(_ event: RunEvent, isVerbose: Bool) -> String? {
        switch event {
        case .log(let level, let message): "\(level.rawValue): \(message)"
        case .step(let title): "step: \(title)"
        case .waitingForBusyInstance(let operation, let message): "\(operation) waits: \(message)"
        case .jobOutOfSight(let job, let reason): "\(title(of: job)) cannot be looked at: \(reason); trying again"
        case .jobInSight(let job): "\(title(of: job)) can be looked at again"
        case .callFinished(let call): isVerbose ? Self.call(call) : nil
        case .output, .jobStarted, .jobProgress, .jobFinished: nil
        }
    }

    /// `call proxy.create 202 in 143ms, request 5a63…`
    private static func call(_ call: CallSummary) -> String {
        var text = "call \(call.operation)"
        if let status = call.status { text += " \(status)" }
        if let failure = call.failure { text += " \(failure)" }
        text += " in \(call.duration.elapsedText)"
        if call.attempts > 1 { text += ", \(call.attempts) attempts" }
        if let requestID = call.requestID { text += ", request \(requestID)" }
        return text
    }
}
