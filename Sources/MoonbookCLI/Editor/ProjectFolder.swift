#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The folder of a project, of which nothing outside is ever read or written: a symbolic link that leads out is refused.
struct ProjectFolder {
    /// Absolute and without symbolic links.
    let path: String

    struct Problem: Error, CustomStringConvertible {
        var path: String
        var reason: String
        /// Something stands where a file should and is not one that can be merged with; nothing else suffers from it.
        var isOfContent = false
        var description: String { "\(path.singleLine): \(reason)" }
    }

    /// Settings are never larger.
    private static let maxBytes = 1 << 20

    /// - Parameter path: Of a folder; made when its parent is there and it is not.
    init(path: String, creates: Bool) throws(Problem) {
        if creates, mkdir(path, 0o777) != 0, errno != EEXIST { throw Problem(path: path, reason: Self.failure()) }
        guard let resolved = Self.resolved(path) else { throw Problem(path: path, reason: Self.failure()) }
        guard Self.mode(resolved) == S_IFDIR else { throw Problem(path: path, reason: "not a folder") }
        self.path = resolved
    }

    /// The text of a file, or nil when there is none.
    ///
    /// - Parameter name: From the folder, with `/` between the parts.
    func read(_ name: String) throws(Problem) -> String? {
        let file = try place(of: name)
        // A named pipe must not be waited for.
        let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw Problem(path: name, reason: Self.failure())
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Problem(path: name, reason: Self.failure()) }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw Problem(path: name, reason: "a folder, not a file", isOfContent: true)
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Problem(path: name, reason: "not a file") }
        guard status.st_size <= Self.maxBytes else { throw Problem(path: name, reason: "larger than 1 MiB") }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while bytes.count <= Self.maxBytes {
            let count = Self.uninterrupted { readBytes(descriptor, &buffer) }
            guard count >= 0 else { throw Problem(path: name, reason: Self.failure()) }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Problem(path: name, reason: "not UTF-8", isOfContent: true)
        }
        return text
    }

    /// As ``read(_:)``; nil too where there is a file that is not text.
    func readIfText(_ name: String) throws(Problem) -> String? {
        do throws(Problem) {
            return try read(name)
        } catch {
            guard error.isOfContent else { throw error }
            return nil
        }
    }

    /// Something of this name is there.
    func has(_ name: String) throws(Problem) -> Bool { Self.mode(try place(of: name)) != nil }

    /// Writes a file whole, or not at all: what was there is replaced in one step and keeps its permissions.
    func write(_ text: String, to name: String) throws(Problem) {
        let file = try place(of: name)
        let folder = String(file[..<(file.lastIndex(of: "/") ?? file.startIndex)])
        try makeFolders(to: folder, for: name)
        let temporary = "\(file).moonbook-\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard descriptor >= 0 else { throw Problem(path: name, reason: Self.failure()) }
        var status = stat()
        var isWritten = stat(file, &status) != 0 || fchmod(descriptor, status.st_mode & 0o7777) == 0
        let bytes = Array(text.utf8)
        var written = 0
        while isWritten, written < bytes.count {
            let count = Self.uninterrupted { bytes[written...].withUnsafeBytes { writeBytes(descriptor, $0) } }
            if count < 0 { isWritten = false } else { written += count }
        }
        let code = errno
        // Some file systems tell only now that there is no room.
        let isClosed = close(descriptor) == 0
        if isWritten, isClosed, rename(temporary, file) == 0 { return }
        let reason = isWritten ? Self.failure() : String(cString: strerror(code))
        unlink(temporary)
        throw Problem(path: name, reason: reason)
    }

    func remove(_ name: String) throws(Problem) {
        let file = try place(of: name)
        guard unlink(file) == 0 || errno == ENOENT else { throw Problem(path: name, reason: Self.failure()) }
    }

    /// The names in a folder, sorted; none when it is not there.
    func names(in folder: String) throws(Problem) -> [String] {
        guard let stream = opendir(try place(of: folder)) else {
            if errno == ENOENT { return [] }
            throw Problem(path: folder, reason: Self.failure())
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    func hasFolder(_ name: String) throws(Problem) -> Bool { Self.mode(try place(of: name)) == S_IFDIR }

    /// The absolute path of something in the folder, without symbolic links.
    private func place(of name: String) throws(Problem) -> String {
        var place = path
        for part in name.split(separator: "/") {
            place += (place.hasSuffix("/") ? "" : "/") + part
            guard Self.mode(place) == S_IFLNK else { continue }
            guard let target = Self.resolved(place) else {
                throw Problem(path: name, reason: "a symbolic link that leads nowhere")
            }
            guard target.hasPrefix(path.hasSuffix("/") ? path : path + "/") else {
                let reason = "a symbolic link that leads out of the project, to \(target.singleLine)"
                throw Problem(path: name, reason: reason)
            }
            place = target
        }
        return place
    }

    private func makeFolders(to folder: String, for name: String) throws(Problem) {
        var place = path
        for part in folder.dropFirst(path.count).split(separator: "/") {
            place += (place.hasSuffix("/") ? "" : "/") + part
            guard mkdir(place, 0o777) == 0 || errno == EEXIST else { throw Problem(path: name, reason: Self.failure()) }
        }
    }

    /// What something is, without following a link; nil when it is not there.
    private static func mode(_ path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    private static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    private static func failure() -> String { String(cString: strerror(errno)) }

    private static func uninterrupted(_ call: () -> Int) -> Int {
        while true {
            let result = call()
            if result >= 0 || errno != EINTR { return result }
        }
    }
}

private func readBytes(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
    buffer.withUnsafeMutableBytes { bytes in read(descriptor, bytes.baseAddress, bytes.count) }
}

private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
