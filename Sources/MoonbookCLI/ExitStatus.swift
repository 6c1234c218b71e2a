import Moonbook

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The program's exit codes. Documented in docs/cli.md and in `moonbook help run`; scripts rely on them.
struct ExitStatus: RawRepresentable, Sendable, Hashable {
    let rawValue: Int32
    init(rawValue: Int32) { self.rawValue = rawValue }

    static let success = ExitStatus(rawValue: 0)
    /// The script: a syntax error, an error it raised, a call it made wrongly, a limit it hit.
    static let script = ExitStatus(rawValue: 1)
    /// The service refused, failed, did not answer, or a job failed.
    static let service = ExitStatus(rawValue: 2)
    /// Credentials, profile, region or endpoint are missing or unusable, or an address cannot be served on.
    static let configuration = ExitStatus(rawValue: 3)
    /// Wrong flags, a missing or unreadable script, a wrong `--param`.
    static let usage = ExitStatus(rawValue: 64)
    static let timedOut = ExitStatus(rawValue: 124)
    /// Shown by `--help`.
    static let help = """
        Exit codes: 0 success; 1 the script failed; 2 the service refused, failed or did not answer, or a job failed; \
        3 credentials, region, endpoint or address are unusable; 64 wrong usage; 124 timed out; 129 hung up; \
        130 cancelled by Ctrl-C; 141 nobody read the output; 143 terminated.
        """

    /// Standard output cannot be written to any more.
    static let outputClosed = signal(SIGPIPE)
    /// 128 and the signal's number, as shells report it.
    static func signal(_ number: Int32) -> ExitStatus { ExitStatus(rawValue: 128 + number) }

    /// - Parameter signal: The signal that asked the run to end, when one did.
    init(_ status: RunOutcome.Status, signal: Int32?) {
        switch (status, signal) {
        // A run may finish before it could be cancelled; what it printed is lost all the same.
        case (.succeeded, SIGPIPE): self = .outputClosed
        case (.succeeded, _): self = .success
        // Whatever came up while the run was being cancelled, the signal is why it ended.
        case (_, let signal?): self = .signal(signal)
        case (.failed(let error), nil): self.init(error)
        case (.cancelled, nil): self = .script
        case (.timedOut, nil): self = .timedOut
        }
    }

    init(_ error: RunError) {
        switch error.kind {
        case .api, .job, .network: self = .service
        case .configuration: self = .configuration
        case .usage: self = .usage
        case .timeout: self = .timedOut
        default: self = .script
        }
    }
}
