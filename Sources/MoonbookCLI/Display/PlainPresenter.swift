import Moonbook

/// Standard error in a pipe or a file: lines that are never redrawn, few enough to read afterwards.
///
/// ```
/// 14:02:11 proxy.create CreateGaussDBforMySQLProxy orders-db 40%
/// ```
struct PlainPresenter: Presenter {
    private let style: Style
    private let isVerbose: Bool
    /// What was said last about each job.
    private var said: [String: (status: String, tenth: Int)] = [:]

    init(style: Style, isVerbose: Bool) {
        self.style = style
        self.isVerbose = isVerbose
    }

    mutating func present(_ event: RunEvent, at moment: Moment) -> [Write] {
        switch event {
        case .output(let text): return [.output(text + "\n")]
        case .jobStarted(let job), .jobProgress(let job):
            guard isDue(job) else { return [] }
            return [
                line(
                    job,
                    job.percent.map { "\($0)%" } ?? (job.status == "Unknown" ? "started" : job.status.lowercased()),
                    moment)
            ]
        case .jobFinished(let job):
            said[job.jobID] = nil
            return [line(job, EventText.ending(of: job), moment)]
        default:
            return EventText.line(event, isVerbose: isVerbose).map { [error("\(moment.wall.localClock) \($0)")] } ?? []
        }
    }

    mutating func note(_ text: String, at moment: Moment) -> [Write] { [error(text)] }

    mutating func finish(_ ending: Ending, at moment: Moment) -> [Write] {
        let text = EndingText(style: style).text(ending)
        return text.isEmpty ? [] : [.error(text)]
    }

    /// A new status, or another tenth of the way.
    private mutating func isDue(_ job: JobActivity) -> Bool {
        let tenth = (job.percent ?? 0) / 10
        if let last = said[job.jobID], last.status == job.status, last.tenth == tenth { return false }
        said[job.jobID] = (job.status, tenth)
        return true
    }

    private func line(_ job: JobActivity, _ state: String, _ moment: Moment) -> Write {
        error("\(moment.wall.localClock) \(EventText.title(of: job)) \(state)")
    }

    private func error(_ text: String) -> Write { .error(style.text(text.singleLine) + "\n") }
}
