/// The options that `moonbook call` has besides the fields of the operation.
///
/// Names of operations' fields are written with underscores, these with dashes. Where an operation has a field of the
/// same name, the option wins, and `--field.NAME` reaches the field; see docs/cli.md for `region`.
enum CallOption: String, CaseIterable, Sendable {
    case arguments
    case output
    case columns
    case all
    case wait
    case timeout
    case dryRun = "dry-run"
    case yes
    case profile
    case emulator
    case endpoint
    case region
    case operations
    case verbose
    case noColor = "no-color"
    case help

    /// Leads to a field whose name is an option: `--field.timeout`.
    static let fieldPrefix = "field."

    var flag: String { "--" + rawValue }

    /// The flag of a field, which is `--field.NAME` where `--NAME` is an option. `--region` is both.
    static func flag(ofField name: String) -> String {
        guard let option = CallOption(flag: "--\(name)"), option != .region else { return "--" + name }
        return "--" + fieldPrefix + name
    }

    /// The name of a field without what leads to it past an option.
    static func bareName(_ name: some StringProtocol) -> String {
        String(name.hasPrefix(fieldPrefix) ? name.dropFirst(fieldPrefix.count) : name.dropFirst(0))
    }

    var short: Character? {
        switch self {
        case .output: "o"
        case .verbose: "v"
        case .help: "h"
        default: nil
        }
    }

    /// What stands for the value in help; nil for an option that takes none.
    var valueName: String? {
        switch self {
        case .arguments: "JSON|@FILE|-"
        case .output: OutputFormat.allCases.map(\.rawValue).joined(separator: "|")
        case .columns: "NAME,…"
        case .timeout: "DURATION"
        case .profile: "NAME"
        case .endpoint: "URL"
        case .region: "REGION"
        case .operations: "FILE"
        case .all, .wait, .dryRun, .yes, .emulator, .verbose, .noColor, .help: nil
        }
    }

    var summary: String {
        switch self {
        case .arguments: "Take fields from a JSON object; fields given by themselves win."
        case .output: "How the answer is written: table on a terminal, else json."
        case .columns: "The columns of a table, or the lines of a vertical block, in this order."
        case .all: "Fetch all pages of a list."
        case .wait: "Wait while the instance is busy, and until what the call starts has ended."
        case .timeout: "Give up after this time, for example 30m."
        case .dryRun: "Show the request, secrets masked, and send nothing."
        case .yes: "Do not ask before something is destroyed."
        case .profile: "Use this profile of the credentials file."
        case .emulator: "Use the built-in emulator."
        case .endpoint: "Talk to this address instead of the region's."
        case .region: "The region, for example cn-north-4."
        case .operations: "Add the operations that this OpenAPI file describes."
        case .verbose: "Also show the call with its request id."
        case .noColor: "No colours."
        case .help: "Show the fields of the operation."
        }
    }

    /// The option that a word such as `--dry-run`, `--dry_run` or `-v` names.
    init?(flag: Substring) {
        if flag.hasPrefix("--") {
            self.init(rawValue: String(flag.dropFirst(2)).replacing("_", with: "-"))
        } else if flag.utf8.count == 2, flag.hasPrefix("-"),
            let option = Self.allCases.first(where: { $0.short == flag.last })
        {
            self = option
        } else {
            return nil
        }
    }
}
