import CTestSupport
import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// A process that a test started. Its output is read as it comes; nothing here waits by sleeping.
final class Child: Sendable {
    /// How a process ended, and all that it wrote.
    struct Finished: Sendable, CustomStringConvertible {
        /// The exit code; nil when a signal killed it.
        var code: Int32?
        var signal: Int32?
        var output: String
        var error: String

        var description: String {
            "exit code \(code.map(String.init) ?? "none"), signal \(signal.map(String.init) ?? "none")\n"
                + "--- stdout\n\(output)--- stderr\n\(error)---"
        }
    }

    /// Where the process's standard input, output and error go.
    enum Streams: Sendable {
        /// Output and error through a pipe each; the input is empty, or this text.
        case pipes(input: String?)
        /// All three on a terminal of this size, which is the process's controlling one. Shown as `output`.
        case terminal(columns: UInt16, rows: UInt16)
        /// Like pipes, but nobody reads the output: its reading end is closed.
        case closedOutput
        /// Like pipes, but nobody reads the output although somebody could: the process is stuck once the pipe is full.
        case unreadOutput
    }

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    let processID: pid_t
    private let output: LineReader
    private let error: LineReader?
    private let terminal: Int32?
    /// Kept open for a process whose output nobody reads.
    private let unread: Int32?
    private let ending: Once<Int32>

    /// - Parameters:
    ///   - executable: Its path.
    ///   - environment: All of the process's environment.
    init(_ executable: String, _ arguments: [String], environment: [String: String], streams: Streams) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK
        Self.useDefaultSignals(&attributes)

        var toClose: [Int32] = []
        defer { for descriptor in toClose { close(descriptor) } }
        switch streams {
        case .pipes, .closedOutput, .unreadOutput:
            let input = try Pipe()
            let output = try Pipe()
            let error = try Pipe()
            for (descriptor, target) in [(input.reading, 0), (output.writing, 1), (error.writing, 2)] {
                posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(target))
                toClose.append(descriptor)
            }
            if case .pipes(let text?) = streams { try input.fill(text) }
            toClose.append(input.writing)
            switch streams {
            case .closedOutput:
                close(output.reading)
                self.output = LineReader()
                unread = nil
            case .unreadOutput:
                self.output = LineReader()
                unread = output.reading
            case .pipes, .terminal:
                self.output = LineReader(descriptor: output.reading)
                unread = nil
            }
            self.error = LineReader(descriptor: error.reading)
            terminal = nil
        case .terminal(let columns, let rows):
            let (main, path) = try Self.openTerminal(columns: columns, rows: rows)
            posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
            posix_spawn_file_actions_adddup2(&actions, 0, 1)
            posix_spawn_file_actions_adddup2(&actions, 0, 2)
            flags |= Int32(test_spawn_setsid)
            output = LineReader(descriptor: main)
            error = nil
            terminal = main
            unread = nil
        }
        posix_spawnattr_setflags(&attributes, Int16(flags))

        var processID = pid_t()
        var words: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments).map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for pointer in words + variables { free(pointer) } }
        let code = posix_spawn(&processID, executable, &actions, &attributes, &words, &variables)
        guard code == 0 else {
            throw Failure(description: "cannot start \(executable): \(String(cString: strerror(code)))")
        }
        self.processID = processID
        let ending = Once<Int32>()
        self.ending = ending
        let started = processID
        try Thread.start {
            var status: Int32 = 0
            while waitpid(started, &status, 0) < 0, errno == EINTR {}
            ending.fulfill(status)
        }
    }

    /// Waits for the first line of standard output (or of the terminal) that `isWanted`.
    @discardableResult
    func outputLine(where isWanted: @escaping @Sendable (String) -> Bool = { _ in true }) async throws -> String {
        try await Self.line(of: output, where: isWanted)
    }

    /// Waits for the first line of standard error that `isWanted`.
    @discardableResult
    func errorLine(where isWanted: @escaping @Sendable (String) -> Bool) async throws -> String {
        guard let error else { throw Failure(description: "on a terminal there is no separate standard error") }
        return try await Self.line(of: error, where: isWanted)
    }

    /// Waits until the terminal was sent `text`, which need not be a line.
    func terminalText(containing text: String) async throws {
        guard await output.text(containing: text) else {
            throw Failure(description: "the process ended without writing \(text); it wrote:\n\(output.all)")
        }
    }

    func send(signal: Int32) { kill(processID, signal) }

    /// Types on the process's terminal.
    func type(_ text: String) {
        guard let terminal else { return }
        var text = text
        text.withUTF8 { _ = write(terminal, $0.baseAddress, $0.count) }
    }

    func resizeTerminal(columns: UInt16, rows: UInt16) {
        guard let terminal else { return }
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    }

    /// Waits for the process's end and the end of its output.
    func finish() async -> Finished {
        let status = await ending.value()
        let output = await output.text()
        let error = await error?.text() ?? ""
        // The macros of <sys/wait.h> are not imported.
        let signal = status & 0x7F
        return Finished(
            code: signal == 0 ? (status >> 8) & 0xFF : nil, signal: signal == 0 ? nil : signal, output: output,
            error: error)
    }

    deinit {
        if ending.current == nil { kill(processID, SIGKILL) }
        if let unread { close(unread) }
    }

    private static func line(
        of reader: LineReader, where isWanted: @escaping @Sendable (String) -> Bool
    ) async throws -> String {
        guard let line = await reader.line(where: isWanted) else {
            throw Failure(description: "the process ended without the expected line; it wrote:\n\(reader.all)")
        }
        return line
    }

    /// The test runner may ignore or block signals that the program is tested with.
    private static func useDefaultSignals(_ attributes: inout posix_spawnattr_t) {
        var defaults = sigset_t()
        sigemptyset(&defaults)
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGWINCH, SIGCONT] { sigaddset(&defaults, signal) }
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        var mask = sigset_t()
        sigemptyset(&mask)
        posix_spawnattr_setsigmask(&attributes, &mask)
    }

    private static func openTerminal(columns: UInt16, rows: UInt16) throws -> (main: Int32, path: String) {
        var name = [CChar](repeating: 0, count: 128)
        let main = test_open_terminal(columns, rows, &name, name.count)
        guard main >= 0 else {
            throw Failure(description: "cannot open a terminal: \(String(cString: strerror(errno)))")
        }
        let path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return (main, path)
    }
}

/// A pipe whose ends no other child inherits.
private struct Pipe {
    let reading: Int32
    let writing: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard test_pipe(&ends) == 0 else {
            throw Child.Failure(description: "cannot make a pipe: \(String(cString: strerror(errno)))")
        }
        (reading, writing) = (ends[0], ends[1])
    }

    /// Writes text that fits into the pipe's buffer.
    func fill(_ text: String) throws {
        var text = text
        let count = text.withUTF8 { write(writing, $0.baseAddress, $0.count) }
        guard count == text.utf8.count else { throw Child.Failure(description: "the input does not fit into a pipe") }
    }
}
