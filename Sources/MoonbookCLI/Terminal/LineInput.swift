import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Reads a line from standard input without holding a thread of the task pool, and gives up when the task is cancelled.
enum LineInput {
    /// - Parameter limit: At most this many bytes of a line are kept.
    /// - Returns: The line without its end; nil when the input has ended.
    /// - Throws: `CancellationError`; ``SystemFailure``.
    static func readLine(limit: Int = 64 << 10) async throws -> String? {
        let waker = try Waker()
        defer { waker.close() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<String?, any Error>) in
                do throws(SystemFailure) {
                    try DetachedThread.start {
                        continuation.resume(with: Swift.Result { try read(limit: limit, waker: waker) })
                    }
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        } onCancel: {
            waker.wake()
        }
    }

    private static func read(limit: Int, waker: Waker) throws -> String? {
        var line: [UInt8] = []
        while true {
            var pollers = [
                pollfd(fd: 0, events: Int16(POLLIN), revents: 0),
                pollfd(fd: waker.readEnd, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&pollers, 2, -1) >= 0 else {
                if errno == EINTR { continue }
                throw SystemFailure(doing: "cannot read from the terminal")
            }
            if pollers[1].revents != 0 { throw CancellationError() }
            var byte: UInt8 = 0
            #if canImport(Glibc)
            let count = Glibc.read(0, &byte, 1)
            #elseif canImport(Musl)
            let count = Musl.read(0, &byte, 1)
            #else
            let count = Darwin.read(0, &byte, 1)
            #endif
            if count < 0 {
                if errno == EINTR || errno == EAGAIN { continue }
                throw SystemFailure(doing: "cannot read from the terminal")
            }
            if count == 0 { return line.isEmpty ? nil : String(decoding: line, as: UTF8.self) }
            if byte == 0x0A { return String(decoding: line, as: UTF8.self) }
            if line.count < limit { line.append(byte) }
        }
    }
}

/// A pipe that interrupts a wait for input.
private final class Waker: Sendable {
    let readEnd: Int32
    private let writeEnd: Mutex<Int32?>

    init() throws(SystemFailure) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SystemFailure(doing: "cannot read from the terminal") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        readEnd = ends[0]
        writeEnd = Mutex(ends[1])
    }

    func wake() {
        writeEnd.withLock { end in
            var byte: UInt8 = 0
            if let end { _ = write(end, &byte, 1) }
        }
    }

    /// The reading thread must have ended.
    func close() {
        writeEnd.withLock { end in
            if let open = end { closeDescriptor(open) }
            end = nil
        }
        closeDescriptor(readEnd)
    }
}

private func closeDescriptor(_ descriptor: Int32) { _ = close(descriptor) }
