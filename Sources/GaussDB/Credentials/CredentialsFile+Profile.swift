extension CredentialsFile.Section {
    /// The keys that a section may have, in the order in which they are documented.
    static let knownKeys = [
        "ak", "sk", "security_token", "project_id", "region", "endpoint", "iam_endpoint", "user", "password", "domain",
        "token",
        "domain_id",
    ]

    /// Makes an account of the section's values.
    ///
    /// - Parameter source: Names the section in messages: `/home/ann/.huaweicloud/credentials [prod]`.
    func profile(source: String) throws(GaussDBError) -> Profile {
        let endpoint = try endpoint("endpoint", source)
        let iamEndpoint = try self.endpoint("iam_endpoint", source)
        let credentials = try credentials(source: source, endpoint: endpoint, iamEndpoint: iamEndpoint)
        var warnings: [String] = []
        for key in values.keys.sorted() where !Self.knownKeys.contains(key) {
            let near = NearestName.nearest(to: key, among: Self.knownKeys).map { "; `\($0)` may be meant" } ?? ""
            warnings.append("\(source): the key `\(key)` is not known and has no effect\(near).")
        }
        for (name, address) in [("endpoint", endpoint), ("iam_endpoint", iamEndpoint)] {
            if let address, address.scheme == "http", !address.isLoopback {
                warnings.append(
                    "\(source): `\(name)` is not encrypted (http); credentials and data can be read on the way.")
            }
        }
        return Profile(
            credentials: credentials, projectID: value("project_id"), region: value("region"), endpoint: endpoint,
            iamEndpoint: iamEndpoint, source: source, warnings: warnings)
    }

    private func value(_ key: String) -> String? {
        values[key].flatMap { $0.isEmpty ? nil : $0 }
    }

    private func endpoint(_ key: String, _ source: String) throws(GaussDBError) -> Endpoint? {
        guard let text = value(key) else { return nil }
        do {
            return try Endpoint(parsing: text)
        } catch {
            var error = error
            error.message = "\(source): `\(key)`: \(error.message)"
            throw error
        }
    }

    private func credentials(
        source: String, endpoint: Endpoint?, iamEndpoint: Endpoint?
    ) throws(GaussDBError) -> Credentials {
        let hasKey = value("ak") != nil || value("sk") != nil
        let hasPassword = value("user") != nil || value("password") != nil
        let hasToken = value("token") != nil
        switch (hasKey, hasPassword, hasToken) {
        case (true, false, false):
            return .accessKey(
                try required("ak", with: "sk", source), secret: Secret(try required("sk", with: "ak", source)),
                securityToken: value("security_token").map { Secret($0) })
        case (false, true, false):
            return try password(source: source, endpoint: endpoint, iamEndpoint: iamEndpoint)
        case (false, false, true):
            return .token(Secret(try required("token", with: "token", source)))
        case (false, false, false):
            throw GaussDBError(
                kind: .configuration, message: "\(source) has no credentials",
                hint: "Set `ak` and `sk`, or `user`, `password` and `domain`, or `token`.")
        default:
            throw GaussDBError(
                kind: .configuration, message: "\(source) has more than one kind of credentials",
                hint: "Keep one: `ak` and `sk`, or `user`, `password` and `domain`, or `token`.")
        }
    }

    private func password(
        source: String, endpoint: Endpoint?, iamEndpoint: Endpoint?
    ) throws(GaussDBError) -> Credentials {
        let scope: PasswordLogin.Scope
        if let id = value("project_id") {
            scope = .projectID(id)
        } else {
            scope = .projectName(try required("region", with: "user", source))
        }
        let identity: Endpoint
        if let iamEndpoint {
            identity = iamEndpoint
        } else if let endpoint, endpoint.isLoopback {
            // A password for a service on this machine must not go to the vendor's identity service.
            identity = endpoint
        } else {
            identity = try RegionTable.iamEndpoint(for: try required("region", with: "user", source))
        }
        return .password(
            user: try required("user", with: "password", source),
            password: Secret(try required("password", with: "user", source)),
            domain: try required("domain", with: "user", source), scope: scope, iamEndpoint: identity)
    }

    private func required(_ key: String, with other: String, _ source: String) throws(GaussDBError) -> String {
        if let value = value(key) { return value }
        throw GaussDBError(
            kind: .configuration, message: "\(source) has `\(other)` but no `\(key)`", hint: "Set `\(key)` there.")
    }
}
