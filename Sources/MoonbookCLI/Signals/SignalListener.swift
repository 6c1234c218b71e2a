import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Hears signals on a thread of its own, which goes on hearing them whatever the rest of the program is busy with.
///
/// The handlers only write the signal's number into a pipe. Signals that the program was started with as ignored stay
/// ignored: `nohup` ignores SIGHUP, a shell without job control SIGINT for what it starts in the background.
///
/// There is one per program; a second ``start(_:hearing:)`` replaces the first's handlers.
enum SignalListener {
    /// What wakes the listener.
    enum Wake: Sendable, Equatable {
        case signal(Int32)
        /// The time that the last answer asked for is up.
        case timeUp
        /// ``SignalListener/poke()`` was called.
        case poked
    }

    /// Starts listening.
    ///
    /// - Parameters:
    ///   - signals: The signals' numbers.
    ///   - hearing: Called on the listener's thread; must not block. Returns after how many milliseconds without a
    ///     signal it wants to be called again; nil for never.
    static func start(_ signals: [Int32], hearing: @escaping @Sendable (Wake) -> Int32?) throws(SystemFailure) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SystemFailure(doing: "cannot listen for signals") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        // A handler never blocks: a pipe that is full has signals enough in it.
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        pipeEnd = ends[1]
        let reader = Reader(descriptor: ends[0], hearing: hearing)
        try DetachedThread.start { reader.run() }
        for signal in signals { Self.handle(signal) }
    }

    /// Ignores SIGPIPE: a closed reader shows as an error of the write.
    static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

    /// Has the listener ask again how long to wait.
    static func poke() {
        var byte: UInt8 = 0
        _ = write(pipeEnd, &byte, 1)
    }

    private static func handle(_ number: Int32) {
        var old = sigaction()
        sigaction(number, nil, &old)
        guard !isIgnored(old) else { return }
        var action = sigaction()
        setHandler(&action)
        // Slow calls elsewhere in the program go on after the handler.
        action.sa_flags = SA_RESTART
        sigaction(number, &action, nil)
    }

    private static func isIgnored(_ action: sigaction) -> Bool {
        #if canImport(Darwin)
        unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
        #else
        unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
        #endif
    }

    private static func setHandler(_ action: inout sigaction) {
        #if canImport(Darwin)
        action.__sigaction_u.__sa_handler = writeSignalNumber
        #else
        action.__sigaction_handler.sa_handler = writeSignalNumber
        #endif
    }
}

/// Where handlers write to. Set before the first handler is installed and only replaced by another start.
private nonisolated(unsafe) var pipeEnd: Int32 = -1

/// The handler. Only async-signal-safe calls; `errno` is the interrupted code's and is put back.
private let writeSignalNumber: @convention(c) (Int32) -> Void = { number in
    let saved = errno
    var byte = UInt8(truncatingIfNeeded: number)
    _ = write(pipeEnd, &byte, 1)
    errno = saved
}

private struct Reader: Sendable {
    let descriptor: Int32
    let hearing: @Sendable (SignalListener.Wake) -> Int32?

    func run() {
        var timeout: Int32 = -1
        while true {
            var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&poller, 1, timeout)
            if ready < 0, errno == EINTR { continue }
            if ready == 0 {
                timeout = hearing(.timeUp) ?? -1
                continue
            }
            var byte: UInt8 = 0
            guard read(descriptor, &byte, 1) == 1 else {
                if errno == EINTR { continue }
                return
            }
            timeout = hearing(byte == 0 ? .poked : .signal(Int32(byte))) ?? -1
        }
    }
}
