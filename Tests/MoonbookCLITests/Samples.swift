import Moonbook

@testable import MoonbookCLI

/// Values that the tests of the display share.
enum Samples {
    static let moment = Moment(service: .seconds(100), wall: WallTime(seconds: 1_772_373_731, milliseconds: 250))

    static func job(
        _ id: String = "job-1", name: String = "CreateGaussDBforMySQLProxy", operation: String = "proxy.create",
        subject: String? = "orders-db", status: String = "Running", percent: Int? = 60,
        elapsed: Duration = .seconds(130),
        failReason: String? = nil
    ) -> JobActivity {
        JobActivity(
            jobID: id, name: name, operation: operation, subject: subject, status: status, percent: percent,
            elapsed: elapsed, failReason: failReason)
    }

    static func traits(columns: Int = 80, rows: Int = 24, usesColor: Bool = false) -> TerminalTraits {
        var environment = ["TERM": "xterm", "LANG": "C.UTF-8"]
        if !usesColor { environment["NO_COLOR"] = "1" }
        return TerminalTraits(
            environment: environment, errorIsTerminal: true, allowsColor: true,
            size: TerminalSize(columns: columns, rows: rows))
    }

    static func ending(
        _ status: RunOutcome.Status, unfinished: [JobActivity] = [], uncertain: [RunError] = [],
        exitCode: ExitStatus = .success, lookUp: JobLookUp? = nil
    ) -> Ending {
        Ending(
            outcome: RunOutcome(
                status: status, unfinishedJobs: unfinished, uncertainCalls: uncertain, calls: 3, elapsed: .seconds(90)),
            exitCode: exitCode, lookUp: lookUp)
    }
}

extension [Write] {
    var output: String { map { if case .output(let text) = $0 { text } else { "" } }.joined() }
    var error: String { map { if case .error(let text) = $0 { text } else { "" } }.joined() }
}

/// What a terminal shows after it was sent some text: enough of one for the sequences that the program uses.
struct Screen {
    private(set) var lines: [String] = [""]
    private var row = 0

    mutating func feed(_ text: String) {
        var rest = text[...]
        while let character = rest.popFirst() {
            switch character {
            case "\u{1B}": escape(&rest)
            case "\r\n", "\n":
                row += 1
                if row == lines.count { lines.append("") }
                column = 0
            case "\r": column = 0
            default: put(character)
            }
        }
    }

    private var column = 0

    private mutating func put(_ character: Character) {
        var cells = Array(lines[row])
        while cells.count <= column { cells.append(" ") }
        cells[column] = character
        lines[row] = String(cells)
        column += 1
    }

    private mutating func escape(_ rest: inout Substring) {
        precondition(rest.popFirst() == "[", "an escape sequence that a test does not know")
        let digits = rest.prefix { $0.isNumber || $0 == ";" }
        rest = rest.dropFirst(digits.count)
        switch rest.popFirst() {
        case "A": row -= Int(digits) ?? 1
        case "K": lines[row] = String(lines[row].prefix(column))
        case "J":
            lines[row] = String(lines[row].prefix(column))
            lines.removeSubrange((row + 1)...)
        case "m": break
        case let other:
            preconditionFailure("an escape sequence that a test does not know: \(String(describing: other))")
        }
    }

    /// Lines without the empty one that the cursor stands on.
    var visible: [String] { lines.last == "" ? lines.dropLast() : lines }
}
