import Moonbook

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Reads what the command line refers to.
enum InputFile {
    /// - Parameters:
    ///   - path: A file; `-` is standard input.
    ///   - limit: The most bytes that are taken.
    ///   - purpose: The words of the command line that name it.
    /// - Throws: ``RunError`` of kind `usage`.
    static func read(_ path: String, limit: Int, purpose: String) throws(RunError) -> [UInt8] {
        func failure(_ reason: String) -> RunError {
            RunError(kind: .usage, message: "cannot read \(purpose.singleLine): \(reason)")
        }
        let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(String(cString: strerror(errno))) }
        defer { if descriptor != 0 { close(descriptor) } }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = chunk.withUnsafeMutableBytes { buffer in
                #if canImport(Glibc)
                Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                Musl.read(descriptor, buffer.baseAddress, buffer.count)
                #else
                Darwin.read(descriptor, buffer.baseAddress, buffer.count)
                #endif
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure(String(cString: strerror(errno)))
            }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= limit else { throw failure("it is larger than \(limit >> 10) KiB") }
        }
    }
}
