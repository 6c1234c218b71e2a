/// A user's name and password, exchanged for a token at the identity service (IAM).
public struct PasswordLogin: Sendable, Hashable {
    /// What the token is good for. This service accepts tokens of a project only.
    public enum Scope: Sendable, Hashable {
        /// A project by its name. A region's default project has the region's name, for example `cn-north-4`.
        case projectName(String)
        /// A project by its id.
        case projectID(String)
    }

    /// The IAM user's name.
    public let user: String
    public let password: Secret
    /// The name of the account that the user belongs to.
    public let domain: String
    public let scope: Scope
    /// The identity service, for example `https://iam.cn-north-4.myhuaweicloud.com`.
    public let iamEndpoint: Endpoint

    public init(user: String, password: Secret, domain: String, scope: Scope, iamEndpoint: Endpoint) {
        self.user = user
        self.password = password
        self.domain = domain
        self.scope = scope
        self.iamEndpoint = iamEndpoint
    }
}
