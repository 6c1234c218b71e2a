import AsyncHTTPClient
import GaussDB
import NIOCore
import NIOHTTP1

extension HTTPClientRequest {
    /// The same request, byte for byte: the target and the signed headers stay as they are.
    init(_ request: WireRequest, progress: RequestProgress) {
        self.init(url: request.endpoint.description + request.target)
        method = NIOHTTP1.HTTPMethod(rawValue: request.method.rawValue)
        for field in request.headers { headers.add(name: field.name, value: field.value) }
        // Not signed: what comes back is plain again before anyone sees it.
        if request.headers["Accept-Encoding"] == nil { headers.add(name: "Accept-Encoding", value: "gzip, deflate") }
        if !request.body.isEmpty {
            body = .stream(
                ObservedBody(bytes: request.body, progress: progress), length: .known(Int64(request.body.count)))
        }
    }
}

/// A body in one piece that tells when it is asked for, which is after the head was written to a connection.
private struct ObservedBody: AsyncSequence, Sendable {
    let bytes: [UInt8]
    let progress: RequestProgress

    func makeAsyncIterator() -> Iterator { Iterator(rest: bytes, progress: progress) }

    struct Iterator: AsyncIteratorProtocol {
        var rest: [UInt8]?
        let progress: RequestProgress

        mutating func next() async -> ByteBuffer? {
            guard let bytes = rest else { return nil }
            rest = nil
            progress.bodyBegan()
            return ByteBuffer(bytes: bytes)
        }
    }
}
