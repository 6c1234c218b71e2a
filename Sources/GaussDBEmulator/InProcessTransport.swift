public import GaussDB

/// Carries requests to an emulator in the same process: the same bytes and the same signature check as over a socket.
public struct InProcessTransport: Transport {
    public let emulator: Emulator

    public init(emulator: Emulator) {
        self.emulator = emulator
    }

    /// - Throws: ``TransportError`` where a fault broke the connection or held the answer back for longer than
    ///   `request.timeout`; `CancellationError` when the calling task is cancelled.
    public func send(_ request: WireRequest) async throws -> WireResponse {
        try Task.checkCancellation()
        return try await emulator.respond(to: request)
    }
}
