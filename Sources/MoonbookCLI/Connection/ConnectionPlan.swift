import GaussDB
import GaussDBEmulator
import Moonbook

/// Which service a run talks to and as whom, decided from flags and environment before anything is opened.
///
/// A run touches a real account only when it is told to: by `--profile`, by `--endpoint`, or by an access key in the
/// environment. A credentials file alone is not enough, so that a script tried out with no flags stays on this machine.
struct ConnectionPlan: Sendable {
    enum Target: Sendable {
        case embeddedEmulator(EmulatorConfiguration)
        case service(ClientConfiguration, Credentials)
    }

    var target: Target
    /// Lines for the person who started the run.
    var notes: [String] = []
    /// How to look after jobs that outlive the run; nil when none can.
    var lookUp: JobLookUp?

    /// What was asked for on the command line.
    struct Request: Sendable {
        var profile: String?
        var usesEmulator = false
        var endpoint: String?
        var region: String?
    }

    /// - Throws: ``RunError`` of kind `configuration` that says what is missing and where it was looked for.
    init(_ request: Request, environment: [String: String]) throws(RunError) {
        do throws(GaussDBError) {
            var endpoint: Endpoint?
            if let text = request.endpoint { endpoint = try Endpoint(parsing: text) }
            if request.usesEmulator {
                self = Self.emulator(region: request.region, isImplied: false)
            } else if let endpoint {
                self = try Self.service(at: endpoint, request, environment)
            } else if request.profile != nil || Self.hasCredentials(environment) {
                self = try Self.service(request, environment)
            } else {
                self = Self.emulator(region: request.region, isImplied: true)
            }
        } catch {
            throw RunError(error)
        }
    }

    private init(target: Target, notes: [String], lookUp: JobLookUp?) {
        self.target = target
        self.notes = notes
        self.lookUp = lookUp
    }

    static let emulatorNote =
        "no profile is set: using the built-in emulator (nothing leaves this machine); see --profile"

    private static func emulator(region: String?, isImplied: Bool) -> ConnectionPlan {
        var configuration = EmulatorConfiguration()
        if let region { configuration.account.region = region }
        return ConnectionPlan(
            target: .embeddedEmulator(configuration), notes: isImplied ? [emulatorNote] : [], lookUp: nil)
    }

    /// The region's service, or the profile's own endpoint.
    private static func service(
        _ request: Request, _ environment: [String: String]
    ) throws(GaussDBError) -> ConnectionPlan {
        var profile = try CredentialsProvider(environment: environment).profile(named: request.profile)
        if let region = request.region {
            // Another region than the profile's has another endpoint and another project.
            if region != profile.region {
                profile.endpoint = nil
                profile.projectID = nil
            }
            profile.region = region
        }
        let configuration = try ClientConfiguration(profile: profile)
        var notes = profile.warnings
        if request.profile == nil { notes.append("using \(profile.source) at \(configuration.endpoint)") }
        return ConnectionPlan(
            target: .service(configuration, profile.credentials), notes: notes, lookUp: JobLookUp(request))
    }

    /// A given address, with the credentials that are set; the emulator's own for an address of this machine.
    private static func service(
        at endpoint: Endpoint, _ request: Request, _ environment: [String: String]
    ) throws(GaussDBError) -> ConnectionPlan {
        let isSet = request.profile != nil || hasCredentials(environment)
        guard isSet || !endpoint.isLoopback else {
            let account = EmulatorAccount()
            let configuration = ClientConfiguration(
                endpoint: endpoint, region: request.region ?? account.region, projectID: account.projectID,
                iamEndpoint: endpoint)
            return ConnectionPlan(
                target: .service(
                    configuration, .accessKey(account.accessKey, secret: Secret(account.secretKey))),
                notes: [], lookUp: JobLookUp(request))
        }
        let profile = try CredentialsProvider(environment: environment).profile(named: request.profile)
        var notes = profile.warnings
        if endpoint.scheme == "http", !endpoint.isLoopback {
            notes.append("\(endpoint) is not encrypted: others on the way can read and change what is sent")
        }
        let configuration = ClientConfiguration(
            endpoint: endpoint, region: request.region ?? profile.region, projectID: profile.projectID,
            // An emulator serves the identity service at the same address.
            iamEndpoint: profile.iamEndpoint ?? (endpoint.isLoopback ? endpoint : nil))
        return ConnectionPlan(
            target: .service(configuration, profile.credentials), notes: notes, lookUp: JobLookUp(request))
    }

    private static func hasCredentials(_ environment: [String: String]) -> Bool {
        [EnvironmentNames.accessKey, EnvironmentNames.secretKey].contains { environment[$0]?.isEmpty == false }
    }
}

extension JobLookUp {
    fileprivate init(_ request: ConnectionPlan.Request) {
        connectionFlags = []
        for (flag, value) in [
            ("--profile", request.profile), ("--endpoint", request.endpoint), ("--region", request.region),
        ] {
            if let value { connectionFlags += [flag, value] }
        }
    }
}
