internal import JSONWire

/// The two requests to the identity service (IAM) that the client makes for itself.
struct IdentityService: Sendable {
    let sender: RequestSender

    /// Now, by the service's calendar.
    var now: Timestamp { sender.now }

    /// Exchanges a password for a token: `POST /v3/auth/tokens`, the one request that needs no proof.
    func token(for login: PasswordLogin) async throws(GaussDBError) -> TokenState.Token {
        var request = WireRequest(method: .post, endpoint: login.iamEndpoint, target: "/v3/auth/tokens")
        request.headers = [
            "Content-Type": "application/json", "User-Agent": ClientIdentity.userAgent(sender.configuration),
        ]
        request.body = JSONValue.object(IdentityService.tokenRequest(for: login)).serialized()
        // Asking twice for a token does no harm.
        let response: CallResponse
        do {
            response = try await sender.send(request, about: RequestSubject(effect: .read), authenticator: nil)
        } catch {
            throw IdentityService.explain(error, login)
        }
        guard let token = response.headers["X-Subject-Token"], !token.isEmpty else {
            throw GaussDBError(
                kind: .network, message: "the identity service \(login.iamEndpoint) answered without a token",
                status: response.status, requestID: response.requestID, hint: "Check the identity service's endpoint.")
        }
        let body = (try? response.json())?["token"]?.objectValue
        let expires = body?["expires_at"]?.stringValue.flatMap { Timestamp(serviceFormat: $0) }
        return TokenState.Token(
            secret: Secret(token), expires: expires ?? sender.now.advanced(by: .seconds(24 * 3_600)),
            projectID: body?["project"]?["id"]?.stringValue)
    }

    /// Finds the id of the project that is called `name`: `GET /v3/projects?name=…`.
    func projectID(
        named name: String, at endpoint: Endpoint, authenticator: Authenticator
    ) async throws(GaussDBError) -> String {
        var request = WireRequest(
            method: .get, endpoint: endpoint, target: "/v3/projects?name=" + PercentEncoding.encode(name))
        request.headers = [
            "Content-Type": "application/json", "User-Agent": ClientIdentity.userAgent(sender.configuration),
        ]
        let response = try await sender.send(
            request, about: RequestSubject(effect: .read), authenticator: authenticator)
        let projects = (try? response.json())?["projects"]?.arrayValue ?? []
        let ids = projects.compactMap { $0["id"]?.stringValue }
        guard let id = ids.first else {
            throw GaussDBError(
                kind: .configuration, message: "the account has no project called `\(name)`",
                requestID: response.requestID,
                hint: "Check the region, or set the project id: `project_id` or \(EnvironmentNames.projectID).")
        }
        guard ids.count == 1 else {
            throw GaussDBError(
                kind: .configuration,
                message: "the account has \(ids.count) projects called `\(name)`: \(ids.joined(separator: ", "))",
                requestID: response.requestID,
                hint: "Set the project id of the one that is meant: `project_id` or \(EnvironmentNames.projectID).")
        }
        return id
    }

    static func tokenRequest(for login: PasswordLogin) -> JSONObject {
        let project: JSONObject =
            switch login.scope {
            case .projectName(let name): ["name": .string(name)]
            case .projectID(let id): ["id": .string(id)]
            }
        let user: JSONObject = [
            "name": .string(login.user), "password": .string(login.password.revealed),
            "domain": .object(["name": .string(login.domain)]),
        ]
        let identity: JSONObject = [
            "methods": .array([.string("password")]), "password": .object(["user": .object(user)]),
        ]
        return ["auth": .object(["identity": .object(identity), "scope": .object(["project": .object(project)])])]
    }

    private static func explain(_ error: GaussDBError, _ login: PasswordLogin) -> GaussDBError {
        // The service may quote what it was sent.
        var error = error.masking(SecretMask([login.password]))
        if error.class == .authentication {
            error.message =
                "the identity service refuses the password of \(login.user)@\(login.domain): \(error.message)"
            error.hint = "Check the user name, the password and the account name (`domain`)."
        }
        return error
    }
}
