#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A folder of its own for one test.
struct TemporaryFolder {
    let path: String

    struct Failure: Error { var code: CInt }

    init() throws {
        var template = Array("/tmp/gaussdb-tests-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw Failure(code: errno) }
        path = String(cString: made)
    }

    /// Writes a file, its folders included.
    func write(_ text: String, to name: String, mode: mode_t = 0o600) throws -> String {
        var folder = path
        for part in name.split(separator: "/").dropLast() {
            folder += "/" + part
            guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw Failure(code: errno) }
        }
        let file = path + "/" + name
        let descriptor = open(file, O_CREAT | O_WRONLY | O_TRUNC, mode)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard bytes.withUnsafeBytes({ Glibc_write(descriptor, $0.baseAddress, $0.count) }) == bytes.count else { throw Failure(code: errno) }
        guard fchmod(descriptor, mode) == 0 else { throw Failure(code: errno) }
        return file
    }

    func remove() {
        guard nftw(path, { name, _, _, _ in name.map { Int32(unlinkOrRemove($0)) } ?? 0 }, 8, FTW_DEPTH | FTW_PHYS) == 0 else { return }
    }
}

/// Inside ``TemporaryFolder`` the name `write` is its own method.
private func Glibc_write(_ descriptor: CInt, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(descriptor, bytes, count) }

private func unlinkOrRemove(_ name: UnsafePointer<CChar>) -> CInt { remove(name) }
