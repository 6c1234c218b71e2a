internal import JSONWire
import Logging
import Synchronization

/// What all copies of a client share, and the road of a call through it.
final class ClientCore: Sendable {
    let sender: RequestSender
    let projects: ProjectResolver
    private let authenticator: Authenticator
    private let sendsProjectHeader: Bool

    init(
        configuration: ClientConfiguration, credentials: Credentials, transport: any Transport, clock: any ServiceClock,
        logger: Logger, surroundings: ClientSurroundings
    ) {
        let sender = RequestSender(
            configuration: configuration, transport: transport, clock: clock, logger: logger, surroundings: surroundings
        )
        let identity = IdentityService(sender: sender)
        let authenticator = Authenticator(credentials: credentials, identity: identity)
        self.sender = sender
        self.authenticator = authenticator
        projects = ProjectResolver(
            configuration: configuration, credentials: credentials, authenticator: authenticator, identity: identity)
        // A token is bound to its project; a signature is not, so the gateway wants to be told.
        sendsProjectHeader = if case .accessKey = credentials.method { true } else { false }
        if configuration.endpoint.scheme == "http", !configuration.endpoint.isLoopback {
            logger.warning(
                "requests and credentials travel unencrypted",
                metadata: ["endpoint": .string(configuration.endpoint.description)])
        }
    }

    func call(
        _ operation: OperationDescriptor, _ arguments: JSONObject, options: CallOptions, middleware: [any Middleware]
    ) async throws(GaussDBError) -> CallResponse {
        let sent = SentMark()
        var options = options
        if let tell = options.onEvent {
            options.onEvent = { event in tell(event.masking { SecretMask(operation.sensitiveTexts(in: arguments)) }) }
        }
        do {
            let call = try await prepare(operation, arguments, options)
            return try await pass(call, through: middleware[...], sent)
        } catch var error as GaussDBError {
            if error.operation == nil { error.operation = operation.luaName }
            // A service that refuses a password may quote it.
            throw error.masking(SecretMask(operation.sensitiveTexts(in: arguments)))
        } catch is CancellationError {
            throw GaussDBError(
                kind: .cancelled, message: "the call was cancelled", operation: operation.luaName,
                mayHaveTakenEffect: operation.effect != .read && sent.isSet)
        } catch {
            throw GaussDBError(
                kind: .network, message: "a middleware failed: \(error)", operation: operation.luaName,
                mayHaveTakenEffect: operation.effect != .read && sent.isSet)
        }
    }

    /// The answer that was judged good does not fit its type.
    func undecodable(_ response: CallResponse, of operation: OperationDescriptor, _ error: any Error) -> GaussDBError {
        GaussDBError(
            kind: .network, message: "the answer cannot be read: \(error)", operation: operation.luaName,
            status: response.status, requestID: response.requestID, mayHaveTakenEffect: operation.effect != .read,
            rawBody: ErrorText.excerpt(response.body))
    }

    private func prepare(
        _ operation: OperationDescriptor, _ arguments: JSONObject, _ options: CallOptions
    ) async throws -> Call {
        var options = options
        options.language = options.language ?? sender.configuration.language
        if let language = options.language, !language.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
            throw GaussDBError(
                kind: .validation, class: .input,
                message: "the language of messages is not a language tag such as `en-us`",
                operation: operation.luaName, hint: "nothing was sent", path: "language")
        }
        func build(_ projectID: String) throws -> Call {
            try RequestBuilder.prepare(
                operation, arguments: arguments, projectID: projectID, endpoint: sender.configuration.endpoint,
                options: options)
        }
        var projectID = projects.known
        if projectID == nil {
            // What is wrong with the arguments is said before anything is sent, the question for the project included.
            _ = try build("0")
            let machine = sender.surroundings.machineClock
            let limit = options.timeout ?? sender.configuration.timeouts.call
            let began = machine.now
            projectID = try await projects.projectID(within: limit)
            options.timeout = max(.zero, limit - (machine.now - began))
        }
        var call = try build(projectID ?? "")
        let headers = call.request.headers
        if headers["Content-Type"] == nil { call.request.headers["Content-Type"] = "application/json" }
        if headers["X-Language"] == nil { call.request.headers["X-Language"] = options.language }
        call.request.headers["User-Agent"] = ClientIdentity.userAgent(sender.configuration)
        if sendsProjectHeader { call.request.headers["X-Project-Id"] = projectID }
        return call
    }

    private func pass(
        _ call: Call, through links: ArraySlice<any Middleware>, _ sent: SentMark
    ) async throws -> CallResponse {
        guard let link = links.first else {
            sent.set()
            return try await sendWhileBusy(call)
        }
        let rest = links.dropFirst()
        return try await link.intercept(call) { try await self.pass($0, through: rest, sent) }
    }

    /// Sends, and sends again for as long as the resource is busy and the policy waits.
    private func sendWhileBusy(_ call: Call) async throws(GaussDBError) -> CallResponse {
        let clock = sender.clock
        let policy = sender.configuration.busy
        let patience = call.options.waitsWhenBusy ?? policy.waitsWhenBusy ?? .zero
        let limit = min(patience, call.options.timeout ?? .seconds(Int64.max))
        let began = clock.now
        while true {
            do throws(GaussDBError) {
                return try await sender.send(
                    call.request, about: RequestSubject(call.operation), authenticator: authenticator,
                    options: call.options)
            } catch {
                let waited = clock.now - began
                guard error.class == .busy, error.kind == .api, patience > .zero else { throw error }
                guard waited < limit else {
                    throw ClientCore.stillBusy(error, after: waited, isTimeout: limit < patience)
                }
                // The last attempt is made when the time is up, not a whole pause before.
                let pause = min(policy.interval * (1 + sender.surroundings.random() / 5), limit - waited)
                call.options.onEvent?(.waitingWhileBusy(delay: pause, error: error))
                do {
                    try await clock.sleep(for: pause)
                } catch {
                    throw GaussDBError(
                        kind: .cancelled, message: "the call was cancelled", operation: call.operation.luaName)
                }
            }
        }
    }

    /// The refusal itself, or the call's time that would pass before the next attempt.
    private static func stillBusy(_ error: GaussDBError, after waited: Duration, isTimeout: Bool) -> GaussDBError {
        var error = error
        if isTimeout { error.kind = .timeout }
        if waited > .zero {
            error.hint =
                "It was busy for \(ErrorText.duration(waited)): wait longer, or see with `job.list` what is running."
        }
        return error
    }
}

/// Whether a call has got past the middlewares. What one of them throws afterwards may hide an answer.
private final class SentMark: Sendable {
    private let mark = Atomic(false)

    var isSet: Bool { mark.load(ordering: .relaxed) }

    func set() { mark.store(true, ordering: .relaxed) }
}
