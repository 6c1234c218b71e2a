#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file that is read whole, with what its owner allows others.
struct SmallFile {
    /// Settings are never larger; whatever is, is another file.
    static let maxBytes = 1 << 20

    let bytes: [UInt8]
    /// The permission bits, for example 0o600.
    let mode: UInt32

    /// People other than its owner may read the file.
    var isReadableByOthers: Bool { mode & 0o044 != 0 }

    struct Failure: Error {
        /// There is no file at this path.
        var isMissing: Bool
        /// Follows the file's name: `cannot be read: Permission denied`.
        var reason: String

        init(errno code: Int32) {
            isMissing = code == ENOENT || code == ENOTDIR
            reason = "cannot be read: " + String(cString: strerror(code))
        }

        init(reason: String) {
            isMissing = false
            self.reason = reason
        }
    }

    /// - Parameter path: Absolute, or from the working directory.
    init(path: String) throws(Failure) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Failure(errno: errno) }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw Failure(errno: EISDIR) }
        mode = UInt32(status.st_mode) & 0o777
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw Failure(errno: errno)
            }
            if count == 0 { break }
            bytes += buffer[..<count]
            guard bytes.count <= SmallFile.maxBytes else { throw Failure(reason: "is larger than 1 MiB") }
        }
        self.bytes = bytes
    }
}
