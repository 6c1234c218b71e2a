import JSONWire
import Moonbook

/// `--json`: standard output carries one JSON object per line for every event and nothing else. The names are documented
/// in docs/cli.md; members are added over time, never renamed.
struct JSONPresenter: Presenter {
    mutating func present(_ event: RunEvent, at moment: Moment) -> [Write] {
        switch event {
        case .output(let text): return [line("output", ["text": .string(text)], moment)]
        case .log(let level, let message):
            return [line("log", ["level": .string(level.rawValue), "message": .string(message)], moment)]
        case .step(let title): return [line("step", ["title": .string(title)], moment)]
        case .callFinished(let call): return [line("call", JSONEvents.call(call), moment)]
        case .jobStarted(let job): return [line("job_started", JSONEvents.job(job), moment)]
        case .jobProgress(let job): return [line("job_progress", JSONEvents.job(job), moment)]
        case .jobFinished(let job): return [line("job_finished", JSONEvents.job(job), moment)]
        case .jobOutOfSight(let job, let reason):
            var members = JSONEvents.job(job)
            members["message"] = .string(reason)
            return [line("job_out_of_sight", members, moment)]
        case .jobInSight(let job): return [line("job_in_sight", JSONEvents.job(job), moment)]
        case .waitingForBusyInstance(let operation, let message):
            return [line("waiting", ["operation": .string(operation), "message": .string(message)], moment)]
        }
    }

    mutating func note(_ text: String, at moment: Moment) -> [Write] { [.error(text + "\n")] }

    mutating func finish(_ ending: Ending, at moment: Moment) -> [Write] {
        let text = EndingText(style: Style()).text(ending)
        let finished = line("finished", JSONEvents.ending(ending), moment)
        return text.isEmpty ? [finished] : [.error(text), finished]
    }

    private func line(_ name: String, _ members: JSONObject, _ moment: Moment) -> Write {
        var object: JSONObject = ["event": .string(name), "time": .string(moment.wall.rfc3339)]
        for (key, value) in members { object[key] = value }
        return .output(JSONValue.object(object).text() + "\n")
    }
}
