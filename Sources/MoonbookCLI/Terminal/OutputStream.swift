#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// One of the program's output streams, written without a buffer.
struct OutputStream: Sendable {
    let descriptor: Int32
    /// Why it cannot be written to any more: the reader has gone, the disk is full. What comes after is dropped.
    private(set) var failure: SystemFailure?
    /// Never waits for a reader: what does not fit is lost.
    var dropsWhenFull = false

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Writes all of `text`, however many calls it takes.
    mutating func write(_ text: String) {
        guard failure == nil else { return }
        var text = text
        failure = text.withUTF8 { bytes in send(UnsafeRawBufferPointer(bytes)) }
    }

    /// - Returns: Why not all of `bytes` could be written; nil when they were.
    private func send(_ bytes: UnsafeRawBufferPointer) -> SystemFailure? {
        var rest = bytes[...]
        while !rest.isEmpty {
            if dropsWhenFull, !isWritable(within: 0) { return nil }
            // A pipe that is writable at all takes this much without blocking.
            let part = UnsafeRawBufferPointer(rebasing: dropsWhenFull ? rest.prefix(512) : rest)
            #if canImport(Glibc)
            let count = Glibc.write(descriptor, part.baseAddress, part.count)
            #elseif canImport(Musl)
            let count = Musl.write(descriptor, part.baseAddress, part.count)
            #else
            let count = Darwin.write(descriptor, part.baseAddress, part.count)
            #endif
            if count >= 0 {
                rest = rest.dropFirst(count)
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN:
                // Somebody made the stream non-blocking (it is shared with other programs): wait until it takes more.
                _ = isWritable(within: -1)
            default: return SystemFailure(doing: "cannot write to \(name)")
            }
        }
        return nil
    }

    private var name: String { descriptor == 1 ? "standard output" : "standard error" }

    /// - Parameter milliseconds: -1 waits as long as it takes.
    private func isWritable(within milliseconds: Int32) -> Bool {
        var poller = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&poller, 1, milliseconds) > 0
    }
}
