public import GaussDB
public import GaussDBEmulator

public struct EmulatorHTTPServer: Sendable {
    public init(emulator: Emulator, host: String = "127.0.0.1", port: Int = 0, allowsRemoteClients: Bool = false) {}
    /// Serves until the task is cancelled.
    public func run(onStart: @escaping @Sendable (Endpoint) async -> Void = { _ in }) async throws {}
}
