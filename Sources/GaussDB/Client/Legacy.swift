/// Operations that the service is retiring (chapter 5 of its API reference), with the types that only they use.
///
/// Each is marked deprecated and names what to use instead. They are called through ``Client/legacy``.
public enum Legacy {}

/// Calls operations that the service is retiring.
public struct LegacyClient: Sendable {
    let client: Client

    func send<O: Operation>(
        _ operation: O.Type, _ input: O.Input, options: CallOptions
    ) async throws -> Response<O.Output> {
        try await client.send(operation, input, options: options)
    }

    func pages<O: PagedOperation>(_ operation: O.Type, _ input: O.Input, options: CallOptions) -> Pages<O> {
        client.pages(operation, input, options: options)
    }
}

extension Client {
    /// The operations that the service is retiring.
    public var legacy: LegacyClient { LegacyClient(client: self) }
}
