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
    /// Nobody reads it any more, or it cannot be written to. What comes after is dropped.
    private(set) var isClosed = false
    /// Never waits for a reader: what does not fit is lost.
    var dropsWhenFull = false

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Writes all of `text`, however many calls it takes.
    mutating func write(_ text: String) {
        guard !isClosed else { return }
        var text = text
        isClosed = !text.withUTF8 { bytes in send(UnsafeRawBufferPointer(bytes)) }
    }

    /// - Returns: False when the stream cannot take any more: the reader has gone (EPIPE), the disk is full.
    private func send(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            if dropsWhenFull, !isWritable(within: 0) { return true }
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
            default: return false
            }
        }
        return true
    }

    /// - Parameter milliseconds: -1 waits as long as it takes.
    private func isWritable(within milliseconds: Int32) -> Bool {
        var poller = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&poller, 1, milliseconds) > 0
    }
}
