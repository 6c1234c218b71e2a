public import GaussDB
public import GaussDBEmulator
import Hummingbird
import Logging

/// Serves an emulator over HTTP/1.1.
///
/// Requests reach the emulator byte for byte as they came, so that signatures are checked over what was sent. Besides
/// the service's own paths there are control routes under `/emulator/`; see docs/emulator.md.
public struct EmulatorHTTPServer: Sendable {
    private let emulator: Emulator
    private let host: String
    private let port: Int
    private let allowsRemoteClients: Bool

    /// - Parameters:
    ///   - emulator: What answers.
    ///   - host: The address to bind: one of this machine's loopback interface, unless `allowsRemoteClients`.
    ///   - port: 0 picks a free one.
    ///   - allowsRemoteClients: Permits any address. The account of an emulator is public, and so is all it holds.
    public init(emulator: Emulator, host: String = "127.0.0.1", port: Int = 0, allowsRemoteClients: Bool = false) {
        self.emulator = emulator
        self.host = host
        self.port = port
        self.allowsRemoteClients = allowsRemoteClients
    }

    /// Serves until the calling task is cancelled; then ends in order.
    ///
    /// - Parameter onStart: Told the bound address once requests are accepted.
    /// - Throws: ``EmulatorServerError`` when the address may not be used, the system's error when it cannot be bound.
    public func run(onStart: @escaping @Sendable (Endpoint) async -> Void = { _ in }) async throws {
        guard allowsRemoteClients || Endpoint(scheme: "http", host: host).isLoopback else {
            throw EmulatorServerError.notLoopback(host)
        }
        let host = host
        let application = Application(
            responder: EmulatorResponder(emulator: emulator),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), reuseAddress: false),
            onServerRunning: { channel in
                await onStart(Endpoint(scheme: "http", host: host, port: channel.localAddress?.port ?? 0))
            },
            logger: Logger(label: "emulator") { _ in SwiftLogNoOpLogHandler() })
        do {
            try await application.run()
        } catch is CancellationError {
            // This is how a server is told to stop.
        }
    }
}

/// Why an emulator is not served.
public enum EmulatorServerError: Error, Sendable, CustomStringConvertible {
    /// The address can be reached from other machines.
    case notLoopback(String)

    public var description: String {
        switch self {
        case .notLoopback(let host):
            "\(host) can be reached from other machines, and everybody knows an emulator's account; use 127.0.0.1"
        }
    }
}
