import Moonbook

/// What a person reads after a run that did not simply succeed: the error, and what goes on without the program.
struct EndingText {
    var style: Style

    /// Lines with their line ends; empty when there is nothing to say.
    func text(_ ending: Ending) -> String {
        var text = ""
        switch ending.outcome.status {
        case .succeeded: break
        case .failed(let error), .timedOut(let error): text += ErrorReport(style: style).text(error)
        case .cancelled(let error):
            // The cancellation itself was announced; an error that came up while cancelling was not.
            if let error, error.kind != .cancelled {
                text += ErrorReport(style: style).text(error)
            } else if ending.isAbrupt {
                text += "stopped at once; calls that were under way may still take effect\n"
            } else if ending.exitCode != .outputClosed {
                text += "cancelled\n"
            }
        }
        return text + uncertain(ending.outcome) + unfinished(ending.outcome.unfinishedJobs, lookUp: ending.lookUp)
    }

    /// Changes that nobody knows the end of, unless the one that stopped the script was said already.
    private func uncertain(_ outcome: RunOutcome) -> String {
        // A cancelled call is announced as cancelled and no more: that it may have taken effect is still to be said.
        var said = outcome.error
        if case .cancelled(let error?) = outcome.status, error.kind == .cancelled { said = nil }
        let unsaid = outcome.uncertainCalls.filter { call in
            said.map {
                $0.operation != call.operation || $0.requestID != call.requestID || $0.message != call.message
            } ?? true
        }
        return unsaid.map { call in
            let name = call.operation ?? "a call"
            let text = "\(name) may have taken effect although no answer says so: \(call.message)".singleLine
            return style.paint(style.text(text), .yellow) + "\n"
        }.joined()
    }

    /// Says which jobs are left running. They are work that was accepted and that nobody waits for any more.
    func unfinished(_ jobs: [JobActivity], lookUp: JobLookUp?) -> String {
        guard !jobs.isEmpty else { return "" }
        guard let lookUp else {
            return style.text("\(Self.count(jobs)) ended with the built-in emulator\n")
        }
        var text = style.paint("\(Self.count(jobs)) left running in the cloud:", .yellow) + "\n"
        for job in jobs {
            let words = [job.name, job.subject, job.percent.map { "\($0)%" }].compactMap(\.self).map(\.singleLine)
            text += style.text("  \(job.jobID.singleLine)  \(words.joined(separator: "  "))\n")
        }
        guard let known = jobs.first(where: \.isInJobCenter) else { return text }
        return text + style.text("  look: \(lookUp.command(jobID: known.jobID.singleLine))\n")
    }

    private static func count(_ jobs: [JobActivity]) -> String {
        jobs.count == 1 ? "1 job" : "\(jobs.count) jobs"
    }
}
