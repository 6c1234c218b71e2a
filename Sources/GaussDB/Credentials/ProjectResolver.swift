import Synchronization

/// Knows the project that a client works in: as configured, else found through the identity service, once.
final class ProjectResolver: Sendable {
    private let state: Mutex<String?>
    private let fetch: SharedFetch<String>

    init(
        configuration: ClientConfiguration, credentials: Credentials, authenticator: Authenticator,
        identity: IdentityService
    ) {
        state = Mutex(configuration.projectID ?? ProjectResolver.project(of: credentials))
        fetch = SharedFetch {
            // Shared by all who ask, so it is bounded by the client's own time, and each of them by its own.
            if let id = try await authenticator.tokenProject(within: configuration.timeouts.call) { return id }
            guard let region = configuration.region else { throw ProjectResolver.unknown }
            return try await identity.projectID(
                named: region, at: try ProjectResolver.iamEndpoint(configuration, region), authenticator: authenticator)
        }
    }

    /// The id, when it is known already.
    var known: String? { state.withLock(\.self) }

    /// - Parameter limit: How long to wait at most, in the machine's time.
    func projectID(within limit: Duration) async throws(GaussDBError) -> String {
        if let known { return known }
        do {
            let id = try await TimeLimit.run(within: limit) { [fetch] in try await fetch.value() }
            state.withLock { $0 = id }
            return id
        } catch let error as GaussDBError {
            throw error
        } catch is TimeLimit.Passed {
            throw GaussDBError(
                kind: .timeout, message: "the project's id was not found before the call's time was up",
                hint: "Set the project id: `project_id` or \(EnvironmentNames.projectID).")
        } catch {
            // What is not one of the client's own errors is the cancellation of the caller.
            throw AttemptFailure.cancelled(mayHaveBeenProcessed: false).error
        }
    }

    private static func project(of credentials: Credentials) -> String? {
        guard case .password(let login) = credentials.method, case .projectID(let id) = login.scope else { return nil }
        return id
    }

    private static func iamEndpoint(
        _ configuration: ClientConfiguration, _ region: String
    ) throws(GaussDBError) -> Endpoint {
        if let endpoint = configuration.iamEndpoint { return endpoint }
        // Whoever works with a service on this machine does not mean the vendor's identity service.
        if configuration.endpoint.isLoopback { return configuration.endpoint }
        return try RegionTable.iamEndpoint(for: region)
    }

    private static let unknown = GaussDBError(
        kind: .configuration, message: "the project id is not known, and without a region it cannot be found",
        hint:
            "Set the project id (`project_id` or \(EnvironmentNames.projectID)) or the region (`region` or \(EnvironmentNames.region))."
    )
}
