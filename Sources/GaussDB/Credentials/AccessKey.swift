/// An access key pair (AK/SK), permanent or temporary.
public struct AccessKey: Sendable, Hashable {
    /// The access key id (AK). Not a secret; it names the key in every signed request.
    public let id: String
    /// The secret access key (SK) that requests are signed with; it is never sent.
    public let secret: Secret
    /// For a temporary key: the token that came with it, sent as `X-Security-Token`.
    public let securityToken: Secret?

    public init(id: String, secret: Secret, securityToken: Secret? = nil) {
        self.id = id
        self.secret = secret
        self.securityToken = securityToken
    }
}
