import Moonbook

/// An error that nobody caught, as a person reads it on a terminal. A pure function from error to text.
///
/// ```
/// failover.lua:23: proxy.create: the instance is busy with another operation (DBS.200019, 409)
///   hint: raise `timeout`
///   request 5a63903e690bcd18d9ddf5c2ca75e827 · stack: failover.lua:23 in step "open the proxy" ← failover.lua:20
/// ```
struct ErrorReport {
    var style: Style

    init(style: Style = Style()) {
        self.style = style
    }

    /// One or more lines, each with its line end.
    func text(_ error: RunError) -> String {
        var lines = [style.paint(style.text(headline(error)), .bold)]
        lines += details(error).map { "  " + style.text($0) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// Where, which operation, what happened, and the service's marks.
    private func headline(_ error: RunError) -> String {
        var text = ""
        if let location = error.location { text += "\(location.file):\(location.line): ".singleLine }
        // A message may name the operation already; it is said once.
        if let operation = error.operation, !error.message.hasPrefix(operation + ":") { text += operation + ": " }
        text += multiline(error.message)
        let marks = [error.code, error.status.map(String.init)].compactMap(\.self)
        if !marks.isEmpty { text += " (\(marks.joined(separator: ", ")))" }
        return text
    }

    private func details(_ error: RunError) -> [String] {
        var lines: [String] = []
        if error.mayHaveTakenEffect {
            lines.append("the call may have taken effect although no answer says so: look before it is repeated")
        }
        if let jobID = error.jobID, !error.message.contains(jobID) { lines.append("job \(jobID.singleLine)") }
        lines += causes(error)
        if let hint = error.hint { lines.append("hint: \(hint.singleLine)") }
        var last: [String] = []
        if let requestID = error.requestID { last.append("request \(requestID.singleLine)") }
        // One frame says no more than the location in the headline does.
        if error.traceback.count > 1 {
            let frames = error.traceback.map(\.singleLine).joined(separator: " \(style.from) ")
            last.append("stack: \(frames)")
        }
        if !last.isEmpty { lines.append(last.joined(separator: " \(style.separator) ")) }
        return lines
    }

    private func causes(_ error: RunError) -> [String] {
        var lines: [String] = []
        var next = error.cause
        // A chain of causes is short; the bound is for one that a script built wrongly.
        while let cause = next, lines.count < 5 {
            lines.append("cause: \(headline(cause).singleLine)")
            next = cause.cause
        }
        return lines
    }

    /// A message of several lines keeps them, indented under the first.
    private func multiline(_ message: String) -> String {
        message.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).singleLine }
            .joined(separator: "\n  ")
    }
}
