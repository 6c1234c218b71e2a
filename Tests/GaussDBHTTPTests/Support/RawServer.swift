import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A server that reads whole requests and then does byte for byte what a test says, on a free port of this machine.
final class RawServer: Sendable {
    enum Reaction: Sendable {
        /// Sends these bytes and leaves the connection open.
        case send(String)
        /// Sends these bytes and closes the connection.
        case sendAndClose(String)
        case bytes([UInt8])
        /// Breaks the connection with a reset.
        case reset
        /// Sends these bytes, then breaks the connection with a reset.
        case sendAndReset(String)
        case close
        /// Reads and never answers.
        case hang

        /// A complete answer with a body.
        static func answer(_ status: String, _ body: String = "", headers: String = "") -> Reaction {
            .send("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)")
        }
    }

    private struct State {
        var reactions: [Reaction]
        var requests: [String] = []
        var connections = 0
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state: Mutex<State>
    private let channel: any Channel
    let port: Int

    var requests: [String] { state.withLock(\.requests) }
    var connections: Int { state.withLock(\.connections) }

    /// Runs a server for as long as `body` does.
    ///
    /// - Parameter greeting: Sent to everyone who connects, before anything is read.
    static func run<Result>(
        _ reactions: [Reaction], tls: NIOSSLContext? = nil, greeting: String? = nil,
        _ body: (RawServer) async throws -> Result
    ) async throws -> Result {
        let server = try await RawServer(reactions, tls: tls, greeting: greeting)
        let result: Result
        do {
            result = try await body(server)
        } catch {
            try await server.channel.close()
            throw error
        }
        try await server.channel.close()
        return result
    }

    private init(_ reactions: [Reaction], tls: NIOSSLContext?, greeting: String?) async throws {
        let hooks = Hooks()
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { child in
                child.eventLoop.makeCompletedFuture {
                    if let tls { try child.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try child.pipeline.syncOperations.addHandler(RequestReader(hooks: hooks, greeting: greeting))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        // A bound IPv4 socket has a port.
        port = channel.localAddress?.port ?? 0
        state = Mutex(State(reactions: reactions))
        hooks.server.withLock { $0 = self }
    }

    /// Suspends until so many requests came in.
    func received(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isReached = state.withLock { state in
                if state.requests.count >= count { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if isReached { continuation.resume() }
        }
    }

    fileprivate func connected() { state.withLock { $0.connections += 1 } }

    fileprivate func reaction(to request: String) -> Reaction {
        let (reaction, watchers) = state.withLock { state -> (Reaction, [CheckedContinuation<Void, Never>]) in
            state.requests.append(request)
            let satisfied = state.watchers.filter { $0.count <= state.requests.count }
            state.watchers.removeAll { $0.count <= state.requests.count }
            return (state.reactions.isEmpty ? .close : state.reactions.removeFirst(), satisfied.map(\.continuation))
        }
        for watcher in watchers { watcher.resume() }
        return reaction
    }
}

/// Connects handlers, which exist before the server does, to the server.
private final class Hooks: Sendable {
    let server = Mutex<RawServer?>(nil)
}

/// Collects bytes until a head, and the body that it announces, are complete.
private final class RequestReader: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let hooks: Hooks
    private let greeting: String?
    private var collected = ""

    init(hooks: Hooks, greeting: String?) {
        self.hooks = hooks
        self.greeting = greeting
    }

    func channelActive(context: ChannelHandlerContext) {
        hooks.server.withLock(\.self)?.connected()
        if let greeting { send(Array(greeting.utf8), context) }
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        collected += String(buffer: unwrapInboundIn(data))
        guard let end = collected.firstRange(of: "\r\n\r\n"), collected[end.upperBound...].utf8.count >= announcedLength
        else { return }
        let request = collected
        collected = ""
        guard let server = hooks.server.withLock(\.self) else { return context.close(promise: nil) }
        react(server.reaction(to: request), context)
    }

    private var announcedLength: Int {
        for line in collected.split(separator: "\r\n") where line.lowercased().hasPrefix("content-length:") {
            return Int(line.dropFirst("content-length:".count).drop { $0 == " " }) ?? 0
        }
        return 0
    }

    private func react(_ reaction: RawServer.Reaction, _ context: ChannelHandlerContext) {
        switch reaction {
        case .send(let text): send(Array(text.utf8), context)
        case .bytes(let bytes): send(bytes, context)
        case .sendAndClose(let text):
            send(Array(text.utf8), context)
            context.close(promise: nil)
        case .sendAndReset(let text):
            send(Array(text.utf8), context)
            reset(context)
        case .reset: reset(context)
        case .close: context.close(promise: nil)
        case .hang: break
        }
    }

    private func send(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
    }

    private func reset(_ context: ChannelHandlerContext) {
        let channel = context.channel
        // Closing with a linger time of zero sends a reset instead of an orderly end. TCP channels have the option.
        guard let options = channel as? any SocketOptionProvider else { return channel.close(promise: nil) }
        options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in channel.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
