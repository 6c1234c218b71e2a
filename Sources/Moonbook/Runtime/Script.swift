#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A runbook's text and the name it has in messages.
public struct Script: Sendable {
    /// Shown in errors and tracebacks, for example `failover.lua`.
    public var name: String
    /// Lua 5.4 source in UTF-8. Precompiled chunks are refused.
    public var source: [UInt8]

    public init(name: String, source: [UInt8]) {
        self.name = name
        self.source = source
    }

    public init(name: String, source: String) {
        self.init(name: name, source: Array(source.utf8))
    }

    /// The largest file that is taken for a script.
    public static let maximumSize = 16 << 20

    /// Reads a script from a file; `-` reads standard input.
    ///
    /// - Throws: ``RunError`` of kind `usage` that says what is wrong with the path.
    public static func read(path: String) throws(RunError) -> Script {
        let bytes = try contents(of: path, limit: maximumSize) { reason in
            RunError(kind: .usage, message: "cannot read the script \(path): \(reason)", hint: hint(for: path))
        }
        // A first line `#!…` makes a script executable; Lua's own loader skips it for files only.
        var source = bytes
        if source.starts(with: [0x23, 0x21]) {
            let end = source.firstIndex(of: 0x0A) ?? source.endIndex
            source.replaceSubrange(..<end, with: [0x2D, 0x2D])
        }
        if source.starts(with: [0xEF, 0xBB, 0xBF]) { source.removeFirst(3) }
        let name = path == "-" ? "stdin" : path.split(separator: "/").last.map(String.init) ?? path
        return Script(name: name, source: source)
    }

    private static func hint(for path: String) -> String {
        path.hasSuffix(".lua")
            ? "check the path; it is taken from the current directory"
            : "check the path; runbooks usually end in .lua"
    }
}

/// Reads a whole file, at most `limit` bytes.
func contents(of path: String, limit: Int, failure: (String) -> RunError) throws(RunError) -> [UInt8] {
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(String(cString: strerror(errno))) }
    defer { if descriptor != 0 { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
        let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        if count < 0 {
            if errno == EINTR { continue }
            throw failure(String(cString: strerror(errno)))
        }
        if count == 0 { return bytes }
        bytes += chunk[..<count]
        guard bytes.count <= limit else { throw failure("it is larger than \(limit >> 20) MiB") }
    }
}
