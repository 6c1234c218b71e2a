import Moonbook

/// A terminal: a line per job in flight at the bottom, redrawn in place; everything else scrolls by above it.
struct LivePresenter: Presenter {
    private let style: Style
    private let isVerbose: Bool
    private var board = JobBoard()
    private var area: LiveArea
    private var isSuspended = false
    /// What came while somebody else had the terminal.
    private var held: [Write] = []

    init(traits: TerminalTraits, isVerbose: Bool) {
        style = Style(traits)
        self.isVerbose = isVerbose
        area = LiveArea(size: traits.size)
    }

    mutating func present(_ event: RunEvent, at moment: Moment) -> [Write] {
        switch event {
        case .output(let text):
            return above(.output(text + "\n"), at: moment)
        case .jobStarted(let job), .jobProgress(let job):
            board.update(job, at: moment.service)
            return redraw(at: moment)
        case .jobFinished(let job):
            board.remove(job.jobID)
            return above(.error(finishedLine(job) + "\n"), at: moment)
        case .step(let title):
            return above(.error(style.paint(style.text("\(style.step) \(title.singleLine)"), .bold) + "\n"), at: moment)
        case .log(let level, let message):
            return above(.error(logLine(level, message) + "\n"), at: moment)
        default:
            guard let line = EventText.line(event, isVerbose: isVerbose) else { return [] }
            return above(.error(style.paint(style.text(line.singleLine), .faint) + "\n"), at: moment)
        }
    }

    mutating func note(_ text: String, at moment: Moment) -> [Write] {
        above(.error(style.text(text.singleLine) + "\n"), at: moment)
    }

    mutating func tick(at moment: Moment) -> [Write] { board.entries.isEmpty ? [] : redraw(at: moment) }

    mutating func resize(to size: TerminalSize, at moment: Moment) -> [Write] {
        area.size = size
        return redraw(at: moment)
    }

    mutating func continued(at moment: Moment) -> [Write] {
        area.forget()
        return redraw(at: moment)
    }

    mutating func suspend() -> [Write] {
        isSuspended = true
        return errors(area.erase())
    }

    mutating func resume(at moment: Moment) -> [Write] {
        isSuspended = false
        defer { held = [] }
        return held + redraw(at: moment)
    }

    mutating func finish(_ ending: Ending, at moment: Moment) -> [Write] {
        defer { held = [] }
        return errors(area.erase()) + held + errors(EndingText(style: style).text(ending))
    }

    // MARK: Drawing

    /// Removes the area, writes `write` where it was, and draws the area below.
    private mutating func above(_ write: Write, at moment: Moment) -> [Write] {
        guard !isSuspended else {
            held.append(write)
            return []
        }
        return errors(area.erase()) + [write] + redraw(at: moment)
    }

    private mutating func redraw(at moment: Moment) -> [Write] {
        guard !isSuspended else { return [] }
        return errors(area.draw(lines(at: moment)))
    }

    private func errors(_ text: String) -> [Write] { text.isEmpty ? [] : [.error(text)] }

    private func lines(at moment: Moment) -> [(text: String, width: Int)] {
        let entries = board.entries
        let limit = area.maximumLines
        let shown = entries.count > limit ? entries.prefix(limit - 1) : entries.prefix(limit)
        let columns = JobLine.columns(for: shown.map(\.activity), style: style, width: area.lineColumns)
        var lines = shown.map { JobLine.render($0, at: moment.service, columns: columns, style: style) }
        if shown.count < entries.count {
            let more = DisplayWidth.truncated(
                "\(style.ellipsis) and \(entries.count - shown.count) more jobs", to: area.lineColumns,
                ellipsis: style.ellipsis)
            lines.append((style.paint(more, .faint), DisplayWidth.of(more)))
        }
        return lines
    }

    private func finishedLine(_ job: JobActivity) -> String {
        let text = style.text("\(EventText.title(of: job)) \(EventText.ending(of: job))".singleLine)
        if job.isCompleted { return "\(style.paint(style.done, .green)) \(text)" }
        return "\(style.paint(job.isFailed ? style.failed : style.ellipsis, job.isFailed ? .red : .yellow)) \(text)"
    }

    private func logLine(_ level: LogLevel, _ message: String) -> String {
        let text = style.text("\(level.rawValue): \(message.singleLine)")
        return switch level {
        case .error: style.paint(text, .red)
        case .warn: style.paint(text, .yellow)
        default: text
        }
    }
}
