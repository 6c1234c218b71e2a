import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// A TCP socket on this machine, on a port that the system picks.
enum Loopback {
    /// A bound socket and its port. Until somebody listens on it, connections to the port are refused, and nobody else
    /// can get it.
    static func bound() throws -> (socket: Int32, port: Int) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = address(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, length) == 0 ? getsockname(descriptor, pointer, &length) : -1
            }
        }
        guard descriptor >= 0, code == 0 else { throw failure("cannot bind a port") }
        return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// Sends one HTTP request and returns the whole answer, status line and all.
    static func request(_ method: String, port: Int, path: String, body: String = "") throws -> String {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        defer { close(descriptor) }
        var address = address(port: port)
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard descriptor >= 0, code == 0 else { throw failure("cannot connect to port \(port)") }
        send(
            """
            \(method) \(path) HTTP/1.1\r
            Host: 127.0.0.1:\(port)\r
            Content-Type: application/json\r
            Content-Length: \(body.utf8.count)\r
            Connection: close\r
            \r
            \(body)
            """, to: descriptor)
        var answer: [UInt8] = []
        while let bytes = receive(from: descriptor) { answer += bytes }
        return String(decoding: answer, as: UTF8.self)
    }

    static func send(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Self.send(descriptor, $0) }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Nil at the end, and when the connection broke.
    static func receive(from descriptor: Int32) -> [UInt8]? {
        var chunk = [UInt8](repeating: 0, count: 16 << 10)
        let count = recv(descriptor, &chunk, chunk.count, 0)
        return count > 0 ? Array(chunk[..<count]) : nil
    }

    private static func send(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
        Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        #else
        Musl.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        #endif
    }

    private static func address(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func failure(_ doing: String) -> Child.Failure {
        Child.Failure(description: "\(doing): \(String(cString: strerror(errno)))")
    }
}

/// Takes requests and never answers one, except for the program's question about the emulator's speed.
final class SilentServer: Sendable {
    let port: Int
    private let listener: Int32
    /// The first call has arrived.
    let hasBeenCalled = Once<Void>()

    init() throws {
        (listener, port) = try Loopback.bound()
        guard listen(listener, 16) == 0 else { throw Child.Failure(description: "cannot listen") }
        let listener = listener
        let hasBeenCalled = hasBeenCalled
        try Thread.start {
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                guard let begin = Loopback.receive(from: connection),
                    !String(decoding: begin, as: UTF8.self).hasPrefix("GET /emulator/")
                else {
                    close(connection)
                    continue
                }
                // Left open: the caller goes on waiting.
                hasBeenCalled.fulfill(())
            }
        }
    }

    var endpoint: String { "http://127.0.0.1:\(port)" }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }
}

/// Answers every HTTP request with the same bytes, and remembers what was asked.
final class CannedServer: Sendable {
    let port: Int
    private let listener: Int32
    private let targets = Mutex<[String]>([])

    /// - Parameter response: Status line, header and body; the connection is closed after it.
    init(response: String) throws {
        (listener, port) = try Loopback.bound()
        guard listen(listener, 16) == 0 else { throw Child.Failure(description: "cannot listen") }
        let listener = listener
        try Thread.start { [weak self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0, let self else {
                    if connection >= 0 { close(connection) }
                    return
                }
                self.answer(connection, with: response)
            }
        }
    }

    /// The request lines' targets of the service's calls, without the program's question about the emulator's speed.
    var calls: [String] { targets.withLock { $0.filter { !$0.hasPrefix("/emulator/") } } }

    var endpoint: String { "http://127.0.0.1:\(port)" }

    private func answer(_ connection: Int32, with response: String) {
        defer { close(connection) }
        guard let request = Self.request(from: connection) else { return }
        let words = request.prefix { $0 != "\r" && $0 != "\r\n" }.split(separator: " ")
        if words.count > 1 { targets.withLock { $0.append(String(words[1])) } }
        Loopback.send(response, to: connection)
    }

    /// Header and body, as `Content-Length` tells; nil when the connection ended before.
    private static func request(from connection: Int32) -> String? {
        var bytes: [UInt8] = []
        while let more = Loopback.receive(from: connection) {
            bytes += more
            let text = String(decoding: bytes, as: UTF8.self)
            guard let end = text.firstRange(of: "\r\n\r\n") else { continue }
            let length =
                text[..<end.lowerBound].split(separator: "\r\n")
                .first { $0.lowercased().hasPrefix("content-length:") }
                .flatMap { Int($0.dropFirst("content-length:".count).drop { $0 == " " }) } ?? 0
            if text[end.upperBound...].utf8.count >= length { return text }
        }
        return nil
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }
}
