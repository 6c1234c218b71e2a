/// How the client calls itself.
enum ClientIdentity {
    static let version = "0.1.0"

    /// No machine id and nothing else that tells one user from another.
    static func userAgent(_ configuration: ClientConfiguration) -> String {
        (configuration.userAgentPrefix.map { $0 + " " } ?? "") + "moonbook/" + version
    }
}
