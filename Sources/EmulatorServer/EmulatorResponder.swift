import GaussDB
import GaussDBEmulator
import HTTPTypes
import Hummingbird
import NIOCore

/// Hands requests to the emulator and answers back, without changing either.
struct EmulatorResponder: HTTPResponder {
    /// The service refuses more than 12 MB; a little more is read so that the refusal is its own.
    static let bodyLimit = 13 << 20

    let emulator: Emulator

    func respond(to request: Request, context: EmulatorContext) async throws -> Response {
        let target = request.head.path ?? "/"
        var body = [UInt8]()
        do {
            body = Array(buffer: try await request.body.collect(upTo: Self.bodyLimit))
        } catch is NIOTooManyBytesError {
            return Response(status: .contentTooLarge)
        }
        if let answer = ControlRoutes(emulator: emulator).answer(method: request.method.rawValue, target: target, body: body) {
            return Self.response(answer)
        }
        guard let method = HTTPMethod(rawValue: request.method.rawValue) else { return Response(status: .methodNotAllowed) }
        let wire = WireRequest(
            method: method, endpoint: Self.endpoint(of: request), target: target, headers: Self.fields(of: request), body: body)
        do {
            return Self.response(try await emulator.respond(to: wire))
        } catch let error as TransportError {
            // A fault that breaks the connection: the client must see the end of it, not an answer.
            try? await context.channel.close()
            throw error
        }
    }

    private static func endpoint(of request: Request) -> Endpoint {
        (try? Endpoint(parsing: "http://" + (request.head.authority ?? "127.0.0.1"))) ?? Endpoint(scheme: "http", host: "127.0.0.1")
    }

    private static func fields(of request: Request) -> GaussDB.HTTPFields {
        var fields = GaussDB.HTTPFields()
        // HTTP's types keep the Host field apart; signatures cover it.
        if let authority = request.head.authority { fields.append(name: "Host", value: authority) }
        for field in request.headers { fields.append(name: field.name.rawName, value: field.value) }
        return fields
    }

    private static func response(_ wire: WireResponse) -> Response {
        var headers = HTTPTypes.HTTPFields()
        for (name, value) in wire.headers {
            // The length is the server's business.
            guard let name = HTTPField.Name(name), name != .contentLength else { continue }
            headers.append(HTTPField(name: name, value: value))
        }
        return Response(
            status: .init(code: wire.status), headers: headers,
            body: wire.body.isEmpty ? .init() : .init(byteBuffer: ByteBuffer(bytes: wire.body)))
    }
}

/// Knows the connection, so that a fault can break it.
struct EmulatorContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}
