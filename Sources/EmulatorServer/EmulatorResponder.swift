import GaussDB
import GaussDBEmulator
import HTTPTypes
import Hummingbird
import NIOCore

/// Hands requests to the emulator and answers back, without changing either.
struct EmulatorResponder: HTTPResponder {
    let emulator: Emulator
    let controls: ControlRoutes

    init(emulator: Emulator) {
        self.emulator = emulator
        controls = ControlRoutes(emulator: emulator)
    }

    func respond(to request: Request, context: EmulatorContext) async throws -> Response {
        guard let method = HTTPMethod(rawValue: request.method.rawValue) else {
            return Response(status: .methodNotAllowed)
        }
        let target = request.head.path ?? "/"
        let wire = WireRequest(
            method: method, endpoint: Endpoint(scheme: "http", host: request.head.authority ?? ""), target: target,
            headers: Self.fields(of: request), body: try await Self.body(of: request),
            // How long to wait is the client's business.
            timeout: .seconds(Int64.max))
        if ControlRoutes.serves(target) {
            return Self.response(controls.answer(wire, isLocal: context.isLocal))
        }
        do {
            return Self.response(try await emulator.respond(to: wire))
        } catch let error as TransportError {
            // A fault breaks the connection: the client must see its end, not an answer. What the server tries to say
            // about the error finds the connection closed.
            try await context.channel.close()
            throw error
        }
    }

    /// The body, or, when it is too large for the service, something that is too large as well: the refusal is the service's.
    private static func body(of request: Request) async throws -> [UInt8] {
        do {
            return Array(buffer: try await request.body.collect(upTo: RequestBuilder.maxBodyBytes))
        } catch is NIOTooManyBytesError {
            return [UInt8](repeating: 0, count: RequestBuilder.maxBodyBytes + 1)
        }
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
            guard let name = HTTPField.Name(name) else { continue }
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

    /// The client is on this machine.
    var isLocal: Bool {
        guard let address = channel.remoteAddress?.ipAddress else { return false }
        // An IPv4 client of an IPv6 socket.
        let plain = address.hasPrefix("::ffff:") ? String(address.dropFirst("::ffff:".count)) : address
        return Endpoint(scheme: "http", host: plain).isLoopback
    }
}
