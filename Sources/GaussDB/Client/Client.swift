public import JSONWire
public import Logging

/// A client of the GaussDB(for MySQL) management API.
///
/// ```swift
/// let client = Client(
///     configuration: try ClientConfiguration(region: "cn-north-4"),
///     credentials: .accessKey(id, secret: Secret(key)),
///     transport: transport)
/// let instances = try await client.listInstances(.init())
/// ```
///
/// Every call takes one road: the arguments are checked and written once; then come the middlewares, the wait for a busy
/// resource, and for each attempt the rate limit, the signature, the transport and the judgement of the answer.
///
/// A client is a value; copies share tokens, the corrected clock, the retry quota, the rate limit and the job tracker.
///
/// ## Errors
/// All methods throw ``GaussDBError`` and nothing else. A call whose task is cancelled ends at once with the kind
/// ``GaussDBError/Kind/cancelled``; where a change was under way, its ``GaussDBError/mayHaveTakenEffect`` is set.
public struct Client: Sendable {
    private let core: ClientCore
    private let middleware: [any Middleware]
    /// Waits for the jobs that operations start. One tracker serves all copies of a client, so that many waits share
    /// their polls. Its requests go through the middlewares that were given to ``init(configuration:credentials:transport:middleware:clock:logger:surroundings:)``.
    public let jobs: JobTracker

    /// - Parameters:
    ///   - configuration: Where requests go and how they behave.
    ///   - credentials: How the client proves who it is.
    ///   - transport: Carries requests: the network, or an emulator in the same process.
    ///   - middleware: Sees every call before the client repeats or signs anything; outermost first.
    ///   - clock: The service's time: job polls, waits for busy resources and pauses that the service asks for are
    ///     measured in it. Everything else is measured in the machine's time.
    ///   - logger: Gets one message for each attempt, without bodies, headers or arguments. Its metadata has `operation`,
    ///     `attempt`, `status`, `code`, `request-id`, `duration-ms` and `kind`.
    ///   - surroundings: Calendar, machine clock and chance; tests put in their own.
    public init(
        configuration: ClientConfiguration, credentials: Credentials, transport: any Transport,
        middleware: [any Middleware] = [], clock: any ServiceClock = SystemClock(),
        logger: Logger = Logger(label: "gaussdb"), surroundings: ClientSurroundings = ClientSurroundings()
    ) {
        let core = ClientCore(
            configuration: configuration, credentials: credentials, transport: transport, clock: clock, logger: logger,
            surroundings: surroundings)
        self.core = core
        self.middleware = middleware
        let center = ServiceJobCenter { (operation, arguments) async throws(GaussDBError) in
            try await core.call(
                operation, arguments, options: CallOptions(waitsWhenBusy: .zero), middleware: middleware)
        }
        jobs = JobTracker(center: center, schedule: configuration.polling, clock: clock, random: surroundings.random)
    }

    private init(core: ClientCore, middleware: [any Middleware], jobs: JobTracker) {
        self.core = core
        self.middleware = middleware
        self.jobs = jobs
    }

    public var configuration: ClientConfiguration { core.sender.configuration }

    /// The service's time.
    public var clock: any ServiceClock { core.sender.clock }

    /// The same client with more middlewares outside of those it has.
    ///
    /// - Parameter middleware: Outermost first.
    public func adding(middleware: [any Middleware]) -> Client {
        Client(core: core, middleware: middleware + self.middleware, jobs: jobs)
    }

    /// The id of the project that the client works in: as configured, else asked of the identity service, once.
    ///
    /// - Throws: ``GaussDBError``; of kind `configuration` when the account has no or several projects for the region.
    public func projectID() async throws -> String {
        try await core.projects.projectID(within: configuration.timeouts.call)
    }

    /// Calls an operation with typed input and output.
    ///
    /// - Parameters:
    ///   - operation: The operation's type, for example `CreateGaussMySqlInstance.self`.
    ///   - input: Its arguments.
    ///   - options: What is different for this one call.
    /// - Throws: ``GaussDBError``.
    public func send<O: Operation>(
        _ operation: O.Type, _ input: O.Input, options: CallOptions = CallOptions()
    ) async throws -> Response<O.Output> {
        try await send(operation, arguments: input.encode(), options: options)
    }

    /// Calls an operation with untyped input and typed output.
    func send<O: Operation>(
        _ operation: O.Type, arguments: JSONObject, options: CallOptions
    ) async throws -> Response<O.Output> {
        let response = try await call(operation.descriptor, arguments, options: options)
        // A body that nobody documents may be anything; it is not read.
        let body = operation.descriptor.response == nil ? [] : response.body
        let output: O.Output
        do {
            output = try O.Output(body: body)
        } catch {
            throw core.undecodable(response, of: operation.descriptor, error)
        }
        return Response(
            output: output, httpStatus: response.status, requestID: response.requestID, attempts: response.attempts)
    }

    /// Calls an operation with its description and untyped arguments.
    ///
    /// - Parameters:
    ///   - operation: The operation's description, from ``Catalogue``.
    ///   - arguments: Path, query, header and body members together, by their reference names.
    ///   - options: What is different for this one call.
    /// - Returns: The answer. Where the description documents a body, it is a well-formed JSON object.
    /// - Throws: ``GaussDBError``.
    public func call(
        _ operation: OperationDescriptor, _ arguments: JSONObject, options: CallOptions = CallOptions()
    ) async throws -> CallResponse {
        try await core.call(operation, arguments, options: options, middleware: middleware)
    }
}
