import Moonbook

/// One job in flight as one line: name, subject, bar, percent, elapsed.
///
/// ```
/// CreateGaussDBforMySQLProxy  orders-db  ━━━━━━━━────  60%  2m 10s
/// ```
/// A narrow terminal loses the bar first, then the end of the name.
struct JobLine {
    /// Columns of the first two fields, the same for all lines that stand together.
    struct Columns: Equatable {
        var name: Int
        var subject: Int
        var bar: Int
        var line: Int
    }

    static func columns(for jobs: [JobActivity], style: Style, width: Int) -> Columns {
        let bar = width >= 60 ? 12 : 0
        // Two spaces between fields; percent takes 4 columns, elapsed 7.
        let fixed = 2 + 4 + 2 + 7 + (bar > 0 ? bar + 2 : 0)
        let room = max(0, width - fixed)
        let names = jobs.map { DisplayWidth.of(style.text($0.name.singleLine)) }.max() ?? 0
        let subjects = jobs.map { DisplayWidth.of(style.text(($0.subject ?? "").singleLine)) }.max() ?? 0
        guard subjects > 0, room >= 16 else {
            return Columns(name: min(names, room), subject: 0, bar: bar, line: width)
        }
        // Both get what they need when there is room; otherwise the subject keeps at least a third.
        let gap = 2
        let forSubject = min(subjects, max((room - gap) / 3, room - gap - names))
        let forName = min(names, room - gap - forSubject)
        return Columns(name: forName, subject: forSubject, bar: bar, line: width)
    }

    /// The line and its columns without colour sequences.
    static func render(
        _ entry: JobBoard.Entry, at now: Duration, columns: Columns, style: Style
    ) -> (text: String, width: Int) {
        func field(_ text: String, _ width: Int) -> String {
            let cut = DisplayWidth.truncated(style.text(text.singleLine), to: width, ellipsis: style.ellipsis)
            return DisplayWidth.padded(cut, to: width)
        }
        let job = entry.activity
        var parts: [(text: String, width: Int)] = [(style.paint(field(job.name, columns.name), .cyan), columns.name)]
        if columns.subject > 0 { parts.append((field(job.subject ?? "", columns.subject), columns.subject)) }
        if columns.bar > 0 { parts.append((style.bar(percent: job.percent ?? 0, columns: columns.bar), columns.bar)) }
        let percent = job.percent.map { "\($0)%" } ?? style.ellipsis
        parts.append((String(repeating: " ", count: max(0, 4 - DisplayWidth.of(percent))) + percent, 4))
        // Whole seconds: a fraction would flicker.
        let elapsed = Duration.seconds(entry.elapsed(at: now).components.seconds).elapsedText
        parts.append((elapsed, DisplayWidth.of(elapsed)))
        let width = parts.reduce(2 * (parts.count - 1)) { $0 + $1.width }
        if width > columns.line {
            // Too narrow for any layout: the bare text, cut.
            let bare = DisplayWidth.truncated(
                "\(style.text(job.name.singleLine)) \(percent)", to: columns.line, ellipsis: style.ellipsis)
            return (bare, DisplayWidth.of(bare))
        }
        return (parts.map(\.text).joined(separator: "  "), width)
    }
}
