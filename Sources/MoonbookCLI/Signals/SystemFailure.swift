#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A call of the operating system failed.
struct SystemFailure: Error, CustomStringConvertible {
    var doing: String
    var code: Int32

    init(doing: String, code: Int32 = errno) {
        self.doing = doing
        self.code = code
    }

    /// The other end of a pipe has gone.
    var isBrokenPipe: Bool { code == EPIPE }

    /// `cannot listen for signals: Too many open files`
    var description: String { "\(doing): \(String(cString: strerror(code)))" }
}
