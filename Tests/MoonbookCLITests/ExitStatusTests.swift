import Moonbook
import Testing

@testable import MoonbookCLI

@Suite("Exit codes")
struct ExitStatusTests {
    @Test(
        "Each kind of error has its documented code",
        arguments: [
            (RunError.Kind.script, Int32(1)), (.validation, 1), (.permission, 1), (.limit, 1),
            (.init(rawValue: "the script's own"), 1), (.api, 2), (.job, 2), (.network, 2), (.configuration, 3),
            (.usage, 64), (.timeout, 124),
        ])
    func kinds(_ kind: RunError.Kind, _ code: Int32) {
        #expect(ExitStatus(.failed(RunError(kind: kind, message: "")), signal: nil).rawValue == code)
    }

    @Test("A run that a signal ended has the signal's code, whatever came up while it ended")
    func signals() {
        #expect(ExitStatus(.cancelled(nil), signal: 2).rawValue == 130)
        #expect(ExitStatus(.cancelled(nil), signal: 15).rawValue == 143)
        #expect(ExitStatus(.failed(RunError(kind: .api, message: "")), signal: 2).rawValue == 130)
    }

    @Test("A run that finished before the signal could stop it has succeeded")
    func tooLate() {
        #expect(ExitStatus(.succeeded, signal: 2) == .success)
    }

    @Test("A run whose output was lost has not succeeded")
    func lostOutput() {
        #expect(ExitStatus(.succeeded, signal: 13).rawValue == 141)
    }

    @Test("A run out of time is 124")
    func timeout() {
        #expect(ExitStatus(.timedOut(RunError(kind: .timeout, message: "")), signal: nil).rawValue == 124)
    }

    @Test("--help names every code")
    func help() {
        for code in [0, 1, 2, 3, 64, 124, 129, 130, 141, 143] {
            #expect(ExitStatus.help.contains("\(code) "))
        }
    }
}
