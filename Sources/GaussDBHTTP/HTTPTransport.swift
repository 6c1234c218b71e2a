import AsyncHTTPClient
public import GaussDB
import NIOCore
import NIOHTTP1

/// Carries requests over the network: HTTP/1.1, with TLS where the endpoint's scheme is `https`.
///
/// Sends exactly one request for each call: it follows no redirection and repeats nothing. A refused connection fails at
/// once. Connections are kept and used again.
///
/// ```swift
/// try await withHTTPTransport { transport in
///     let client = Client(configuration: configuration, credentials: credentials, transport: transport)
///     // …
/// }
/// ```
///
/// A transport that is made directly must be ended with ``shutdown()``.
public final class HTTPTransport: Transport {
    private let configuration: HTTPTransportConfiguration
    private let clients: ClientPool

    /// Nothing is connected before the first request.
    ///
    /// - Throws: ``GaussDBError`` of kind `configuration` when the file of additional trust roots cannot be used.
    public init(configuration: HTTPTransportConfiguration = HTTPTransportConfiguration()) throws(GaussDBError) {
        self.configuration = configuration
        clients = try ClientPool(configuration)
    }

    /// Ends all connections. Requests under way fail; requests that come later are refused.
    public func shutdown() async {
        await clients.shutdown()
    }

    /// - Throws: ``TransportError``; `CancellationError` when the calling task is cancelled.
    public func send(_ request: WireRequest) async throws -> WireResponse {
        try Task.checkCancellation()
        let progress = RequestProgress(hasBody: !request.body.isEmpty)
        let client = try clients.client(for: request)
        do {
            return try await withDeadline(after: request.timeout) {
                try await self.exchange(request, client, progress)
            }
        } catch is DeadlineExceeded {
            throw TransportError(
                kind: .timeout, message: "no complete answer within \(ErrorText.duration(request.timeout))",
                mayHaveBeenSent: progress.mayHaveBeenSent)
        } catch {
            if Task.isCancelled { throw CancellationError() }
            throw TransportError(error, progress: progress, limit: configuration.maxResponseBytes)
        }
    }

    private func exchange(
        _ request: WireRequest, _ client: HTTPClient, _ progress: RequestProgress
    ) async throws -> WireResponse {
        // The deadline around this call is the one that counts.
        let response = try await client.execute(
            HTTPClientRequest(request, progress: progress), deadline: .distantFuture)
        progress.answerBegan()
        let body = try await response.body.collect(upTo: configuration.maxResponseBytes)
        var headers = HTTPFields()
        for header in response.headers { headers.append(name: header.name, value: header.value) }
        return WireResponse(status: Int(response.status.code), headers: headers, body: Array(body.readableBytesView))
    }
}

/// Makes a transport, passes it to `body`, and ends it when `body` returns or throws.
///
/// - Throws: ``GaussDBError`` of kind `configuration` when the transport cannot be made; what `body` throws.
public func withHTTPTransport<Result>(
    configuration: HTTPTransportConfiguration = HTTPTransportConfiguration(),
    _ body: (HTTPTransport) async throws -> Result
) async throws -> Result {
    let transport = try HTTPTransport(configuration: configuration)
    let result: Result
    do {
        result = try await body(transport)
    } catch {
        await transport.shutdown()
        throw error
    }
    await transport.shutdown()
    return result
}
