/// What the options of a call say, read and checked.
struct CallSettings: Sendable {
    /// Nil takes what fits standard output.
    var output: OutputFormat?
    /// Nil chooses.
    var columns: [String]?
    var fetchesAll: Bool
    var waits: Bool
    var timeout: Duration?
    var isDryRun: Bool
    var answersYes: Bool
    var isVerbose: Bool
    var allowsColor: Bool
    var connection: ConnectionPlan.Request

    /// - Parameter problems: Gets one sentence for each option that cannot be read.
    init(_ line: CallLine, problems: inout [String]) {
        let flags = line.flags
        fetchesAll = flags.contains(.all)
        waits = flags.contains(.wait)
        isDryRun = flags.contains(.dryRun)
        answersYes = flags.contains(.yes)
        isVerbose = flags.contains(.verbose)
        allowsColor = !flags.contains(.noColor)
        connection = ConnectionPlan.Request(
            profile: line.values[.profile], usesEmulator: flags.contains(.emulator),
            endpoint: line.values[.endpoint], region: line.values[.region])
        if connection.usesEmulator, connection.profile != nil || connection.endpoint != nil {
            problems.append("--emulator cannot be combined with --profile or --endpoint: choose one service")
        }
        if let text = line.values[.output] {
            output = OutputFormat(rawValue: text)
            if output == nil {
                let known = OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")
                problems.append("--output is one of \(known), not `\(text.singleLine)`")
            }
        }
        if let text = line.values[.timeout] {
            timeout = DurationArgument.parse(text).flatMap { $0 > .zero ? $0 : nil }
            if timeout == nil {
                problems.append("--timeout: `\(text.singleLine)` is not a time: write 90s, 30m or 1h30m")
            }
        }
        if let text = line.values[.columns] {
            let names = text.split(separator: ",").map(String.init)
            columns = names
            if names.isEmpty { problems.append("--columns needs one name or more, separated by commas") }
            if output == .json || output == .yaml {
                problems.append(
                    "--columns is for the outputs table and vertical; \(output?.rawValue ?? "") is written whole")
            }
        }
    }
}
