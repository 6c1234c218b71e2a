import Moonbook
import Testing

@testable import MoonbookCLI

@Suite("An error that nobody caught")
struct ErrorReportTests {
    @Test("It says where, which call, what happened, what to do, and how to quote it")
    func full() {
        let error = RunError(
            kind: .api, class: "busy", message: "the instance is busy with another operation",
            operation: "proxy.create",
            code: "DBS.200019", status: 409, requestID: "5a63903e690bcd18d9ddf5c2ca75e827", hint: "raise `timeout`",
            isRetryable: true, location: SourceLocation(file: "failover.lua", line: 23),
            traceback: ["failover.lua:23 in step \"open the proxy\"", "task \"proxy\"", "failover.lua:20"])
        #expect(
            ErrorReport().text(error) == """
                failover.lua:23: proxy.create: the instance is busy with another operation (DBS.200019, 409)
                  hint: raise `timeout`
                  request 5a63903e690bcd18d9ddf5c2ca75e827 · stack: failover.lua:23 in step "open the proxy" ← task "proxy" ← failover.lua:20

                """)
    }

    @Test("A plain script error is one line")
    func short() {
        let error = RunError(
            kind: .script, message: "attempt to index a nil value (local 'x')",
            location: SourceLocation(file: "a.lua", line: 2), traceback: ["a.lua:2"])
        #expect(ErrorReport().text(error) == "a.lua:2: attempt to index a nil value (local 'x')\n")
    }

    @Test("A change that may have happened is said to be so")
    func uncertain() {
        let error = RunError(
            kind: .network, message: "the connection broke", operation: "instance.create", mayHaveTakenEffect: true)
        #expect(ErrorReport().text(error).contains("  the call may have taken effect although no answer says so"))
    }

    @Test("Causes follow, at most five")
    func causes() {
        var error = RunError(kind: .script, message: "0")
        for number in 1...10 { error = RunError(kind: .script, message: "\(number)", cause: error) }
        let lines = ErrorReport().text(error).split(separator: "\n")
        #expect(lines == ["10", "  cause: 9", "  cause: 8", "  cause: 7", "  cause: 6", "  cause: 5"])
    }

    @Test("Lines of a message after the first are indented; control characters are not passed on")
    func hostile() {
        let error = RunError(kind: .script, message: "one\ntwo\u{1B}[2J")
        #expect(ErrorReport().text(error) == "one\n  two\u{FFFD}[2J\n")
    }

    @Test("Without UTF-8 the arrows are ASCII")
    func ascii() {
        let error = RunError(kind: .script, message: "m", requestID: "r", traceback: ["a", "b"])
        #expect(ErrorReport(style: Style(usesUnicode: false)).text(error) == "m\n  request r - stack: a <- b\n")
    }

    @Test("An operation that the message begins with is not said twice")
    func operationOnce() {
        let error = RunError(kind: .validation, message: "proxy.create: node_num is missing", operation: "proxy.create")
        #expect(ErrorReport().text(error) == "proxy.create: node_num is missing\n")
    }
}
