/// How a client proves who it is.
///
/// ```swift
/// let credentials = Credentials.accessKey("AKEXAMPLE", secret: Secret(key))
/// ```
public struct Credentials: Sendable, Hashable {
    package enum Method: Sendable, Hashable {
        case accessKey(AccessKey)
        case token(Secret)
        case password(PasswordLogin)
    }

    package let method: Method

    /// Signs each request with an access key (AK/SK, SDK-HMAC-SHA256).
    ///
    /// - Parameters:
    ///   - id: The access key id (AK).
    ///   - secret: The secret access key (SK).
    ///   - securityToken: For a temporary key, the token that came with it.
    public static func accessKey(_ id: String, secret: Secret, securityToken: Secret? = nil) -> Credentials {
        .accessKey(AccessKey(id: id, secret: secret, securityToken: securityToken))
    }

    /// Signs each request with an access key.
    public static func accessKey(_ key: AccessKey) -> Credentials {
        Credentials(method: .accessKey(key))
    }

    /// Sends a token of the identity service as it is (`X-Auth-Token`). It cannot be renewed: the service
    /// refuses it 24 hours after it was issued.
    public static func token(_ token: Secret) -> Credentials {
        Credentials(method: .token(token))
    }

    /// Exchanges a password for a token at the identity service, keeps it, and renews it before its end.
    ///
    /// - Parameters:
    ///   - user: The IAM user's name.
    ///   - domain: The name of the account that the user belongs to.
    ///   - scope: The project that the token is for.
    ///   - iamEndpoint: The identity service of the region; ``RegionTable/iamEndpoint(for:)`` knows them.
    public static func password(
        user: String, password: Secret, domain: String, scope: PasswordLogin.Scope, iamEndpoint: Endpoint
    ) -> Credentials {
        .password(PasswordLogin(user: user, password: password, domain: domain, scope: scope, iamEndpoint: iamEndpoint))
    }

    /// Exchanges a password for a token at the identity service.
    public static func password(_ login: PasswordLogin) -> Credentials {
        Credentials(method: .password(login))
    }
}

extension Credentials: CustomStringConvertible, CustomReflectable {
    /// What kind of credentials these are and whose, without anything secret.
    public var description: String {
        switch method {
        case .accessKey(let key): key.securityToken == nil ? "access key \(key.id)" : "temporary access key \(key.id)"
        case .token: "token"
        case .password(let login): "password of \(login.user)@\(login.domain)"
        }
    }

    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
