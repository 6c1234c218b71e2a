import GaussDB
import JSONWire

/// As much of the identity service as a client of this service needs: tokens by password, and projects by name.
enum IdentityService {
    enum Call: String {
        case token = "iam.token"
        case projects = "iam.projects"
    }

    /// The call that a method and a path (without its query) make, if it is one of these.
    static func call(method: HTTPMethod, path: Substring) -> Call? {
        switch (method, path) {
        case (.post, "/v3/auth/tokens"): .token
        case (.get, "/v3/projects"): .projects
        default: nil
        }
    }

    /// Exchanges a password for a token, which travels in `X-Subject-Token`.
    static func issueToken(
        _ body: [UInt8], account: EmulatorAccount, tokens: inout TokenStore, now: Timestamp
    ) throws(Refusal) -> WireResponse {
        guard let request = try? JSONValue(parsing: body)["auth"] else { throw .malformedToken }
        let identity = request["identity"]
        guard identity?["methods"]?.arrayValue == ["password"], let user = identity?["password"]?["user"] else {
            throw .malformedToken
        }
        guard
            user["name"]?.stringValue == account.userName, user["password"]?.stringValue == account.password,
            user["domain"]?["name"]?.stringValue == account.domainName
        else { throw .wrongPassword }
        let projectID = try project(request["scope"]?["project"], account: account)
        let (text, token) = tokens.issue(projectID: projectID, now: now)
        var response = WireResponse.json(201, answer(for: token, now: now, account: account))
        response.headers["X-Subject-Token"] = text
        return response
    }

    /// The projects called `name`: the region's one, or none.
    static func projects(named name: String?, account: EmulatorAccount) -> WireResponse {
        let isListed = name == nil || name == account.region
        let project: JSONObject = [
            "id": .string(account.projectID),
            "name": .string(account.region),
            "domain_id": .string(domainID(account)),
            "parent_id": .string(domainID(account)),
            "is_domain": false,
            "enabled": true,
            "description": "",
        ]
        return .json(
            200,
            [
                "projects": isListed ? [.object(project)] : [],
                "links": ["self": .null, "next": .null, "previous": .null],
            ])
    }

    private static func project(_ scope: JSONValue?, account: EmulatorAccount) throws(Refusal) -> String? {
        guard let scope else { return nil }
        let isAccounts = scope["id"]?.stringValue == account.projectID || scope["name"]?.stringValue == account.region
        guard isAccounts else { throw .wrongScope }
        return account.projectID
    }

    private static func answer(for token: TokenStore.Token, now: Timestamp, account: EmulatorAccount) -> JSONObject {
        let domain: JSONValue = ["id": .string(domainID(account)), "name": .string(account.domainName)]
        var answer: JSONObject = [
            "expires_at": .string(token.expires.identityFormat),
            "issued_at": .string(now.identityFormat),
            "methods": ["password"],
            "catalog": [],
            "roles": [],
            "user": ["id": .string(userID(account)), "name": .string(account.userName), "domain": domain],
        ]
        if let projectID = token.projectID {
            answer["project"] = ["id": .string(projectID), "name": .string(account.region), "domain": domain]
        }
        return ["token": .object(answer)]
    }

    private static func domainID(_ account: EmulatorAccount) -> String {
        var source = IdentifierSource(seed: 0, purpose: "domain " + account.domainName)
        return source.hex()
    }

    private static func userID(_ account: EmulatorAccount) -> String {
        var source = IdentifierSource(seed: 0, purpose: "user " + account.userName)
        return source.hex()
    }
}

extension Refusal {
    fileprivate static let malformedToken = Refusal(
        400, "IAM.0011", "The request body is invalid", style: .identity(title: "Bad Request"))
    fileprivate static let wrongPassword = Refusal(
        401, "IAM.0101", "The username or password is wrong.", style: .identity(title: "Unauthorized"))
    fileprivate static let wrongScope = Refusal(
        401, "IAM.0101", "The project of the scope does not exist.", style: .identity(title: "Unauthorized"))
}
