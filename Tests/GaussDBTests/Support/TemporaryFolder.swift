import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A folder of its own for one test.
final class TemporaryFolder: Sendable {
    let path: String
    private let written = Mutex<[String]>([])
    private let folders = Mutex<[String]>([])

    struct Failure: Error { var code: CInt }

    init() throws {
        var template = Array("/tmp/gaussdb-tests-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw Failure(code: errno) }
        path = String(cString: made)
    }

    /// Writes a file, its folders included.
    /// - Returns: The file's path.
    func add(_ text: String, as name: String, mode: UInt32 = 0o600) throws -> String {
        var folder = path
        for part in name.split(separator: "/").dropLast() {
            folder += "/" + part
            guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw Failure(code: errno) }
            folders.withLock { $0.append(folder) }
        }
        let file = path + "/" + name
        let descriptor = open(file, O_CREAT | O_WRONLY | O_TRUNC, mode_t(mode))
        guard descriptor >= 0 else { throw Failure(code: errno) }
        defer { close(descriptor) }
        written.withLock { $0.append(file) }
        let bytes = Array(text.utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count, fchmod(descriptor, mode_t(mode)) == 0 else {
            throw Failure(code: errno)
        }
        return file
    }

    /// Removes the files that were written and the folders around them.
    func remove() {
        for file in written.withLock(\.self).reversed() { unlink(file) }
        for folder in folders.withLock(\.self).reversed() { rmdir(folder) }
        rmdir(path)
    }
}
