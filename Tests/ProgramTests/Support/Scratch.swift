import CTestSupport

#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// A folder for one test's files, removed with it.
final class Scratch: Sendable {
    let path: String

    init() throws {
        var template = Array((P_tmpdir + "/moonbook-test-XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else {
            throw Child.Failure(description: "cannot make a folder: \(String(cString: strerror(errno)))")
        }
        path = String(cString: made)
    }

    /// - Parameter mode: The file's permissions.
    /// - Returns: The file's path.
    func write(_ text: String, to name: String, mode: mode_t = 0o644) throws -> String {
        let file = path + "/" + name
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard descriptor >= 0 else {
            throw Child.Failure(description: "cannot write \(file): \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var text = text
        text.withUTF8 { bytes in
            #if canImport(Glibc)
            _ = Glibc.write(descriptor, bytes.baseAddress, bytes.count)
            #else
            _ = Musl.write(descriptor, bytes.baseAddress, bytes.count)
            #endif
        }
        return file
    }

    func makeFolder(_ name: String) throws -> String {
        let folder = path + "/" + name
        guard mkdir(folder, 0o755) == 0 else {
            throw Child.Failure(description: "cannot make \(folder): \(String(cString: strerror(errno)))")
        }
        return folder
    }

    /// Where a symbolic link leads.
    static func resolved(_ link: String) -> String {
        guard let real = realpath(link, nil) else { return link }
        defer { free(real) }
        return String(cString: real)
    }

    deinit {
        _ = test_remove_tree(path)
    }
}
