/// Finds an account where accounts are kept: in the environment, then in the credentials file.
///
/// | source | what counts |
/// |---|---|
/// | environment | `HUAWEICLOUD_SDK_AK` and `_SK`, with `_SECURITY_TOKEN`, `_PROJECT_ID`, `_REGION`, `_IAM_ENDPOINT` |
/// | file | the section `[basic]`, or the one that is asked for by name |
///
/// The file is `~/.huaweicloud/credentials` unless `HUAWEICLOUD_SDK_CREDENTIALS_FILE` names another. Asking for a
/// section by name leaves the environment's account aside. Nothing is ever written.
public struct CredentialsProvider: Sendable {
    /// The section that is taken when none is asked for; the official clients' name for it.
    public static let defaultSection = "basic"

    private let environment: [String: String]

    /// - Parameter environment: The environment variables to read from.
    public init(environment: [String: String]) {
        self.environment = environment
    }

    /// The account to use.
    ///
    /// - Parameter name: A section of the credentials file. Nil takes the environment's account, else `[basic]`.
    /// - Throws: ``GaussDBError`` of kind `configuration`: nothing is set (the message says where was looked), something is
    ///   missing, or the file cannot be read (with the line).
    public func profile(named name: String? = nil) throws(GaussDBError) -> Profile {
        if let profile = try profileIfPresent(named: name) { return profile }
        let file =
            filePath.map { "no section [\(Self.defaultSection)] in \($0)" }
            ?? "no \(EnvironmentNames.home) to find the credentials file in"
        throw GaussDBError(
            kind: .configuration,
            message:
                "no credentials: neither \(EnvironmentNames.accessKey) nor \(EnvironmentNames.secretKey) is set, and \(file)",
            hint:
                "Set \(EnvironmentNames.accessKey) and \(EnvironmentNames.secretKey), or write `ak` and `sk` into the file."
        )
    }

    /// The account to use, or nil when none is asked for and none is set anywhere.
    ///
    /// - Throws: ``GaussDBError`` of kind `configuration` when something is set but cannot be used.
    public func profileIfPresent(named name: String? = nil) throws(GaussDBError) -> Profile? {
        if let name { return try section(name) }
        if let profile = try fromEnvironment() { return profile }
        guard let path = filePath else { return nil }
        guard let (file, warnings) = try read(path) else {
            // A file that was named must be there; the usual one need not.
            guard value(EnvironmentNames.credentialsFile) == nil else { throw missing(path) }
            return nil
        }
        guard let section = file[Self.defaultSection] else { return nil }
        return try profile(section, path, warnings)
    }

    // MARK: - Environment

    private func fromEnvironment() throws(GaussDBError) -> Profile? {
        let id = value(EnvironmentNames.accessKey)
        let secret = value(EnvironmentNames.secretKey)
        guard id != nil || secret != nil else { return nil }
        guard let id else { throw unset(EnvironmentNames.accessKey, butSet: EnvironmentNames.secretKey) }
        guard let secret else { throw unset(EnvironmentNames.secretKey, butSet: EnvironmentNames.accessKey) }
        var iamEndpoint: Endpoint?
        if let text = value(EnvironmentNames.iamEndpoint) {
            do {
                iamEndpoint = try Endpoint(parsing: text)
            } catch {
                var error = error
                error.message = "\(EnvironmentNames.iamEndpoint): \(error.message)"
                throw error
            }
        }
        return Profile(
            credentials: .accessKey(
                id, secret: Secret(secret), securityToken: value(EnvironmentNames.securityToken).map { Secret($0) }),
            projectID: value(EnvironmentNames.projectID), region: value(EnvironmentNames.region),
            iamEndpoint: iamEndpoint,
            source: "the environment")
    }

    private func unset(_ name: String, butSet other: String) -> GaussDBError {
        GaussDBError(
            kind: .configuration, message: "\(other) is set in the environment, \(name) is not",
            hint: "Set both, or unset both to use the credentials file.")
    }

    // MARK: - File

    private var filePath: String? {
        value(EnvironmentNames.credentialsFile) ?? value(EnvironmentNames.home).map { $0 + "/.huaweicloud/credentials" }
    }

    private func section(_ name: String) throws(GaussDBError) -> Profile {
        guard let path = filePath else {
            throw GaussDBError(
                kind: .configuration,
                message: "the profile `\(name)` cannot be looked up: \(EnvironmentNames.home) is not set",
                hint: "Name the credentials file with \(EnvironmentNames.credentialsFile).")
        }
        guard let (file, warnings) = try read(path) else { throw missing(path) }
        guard let section = file[name] else {
            let names = file.sections.map(\.name)
            let near = NearestName.nearest(to: name, among: names)
            let known = names.isEmpty ? "It has no sections." : "It has: \(names.joined(separator: ", "))."
            throw GaussDBError(
                kind: .configuration, message: "no profile `\(name)` in \(path)",
                hint: near.map { "Did you mean `\($0)`?" } ?? known)
        }
        return try profile(section, path, warnings)
    }

    private func profile(
        _ section: CredentialsFile.Section, _ path: String, _ warnings: [String]
    ) throws(GaussDBError) -> Profile {
        var profile = try section.profile(source: "\(path) [\(section.name)]")
        profile.warnings = warnings + profile.warnings
        return profile
    }

    /// Nil when there is no such file.
    private func read(_ path: String) throws(GaussDBError) -> (file: CredentialsFile, warnings: [String])? {
        let content: SmallFile
        do {
            content = try SmallFile(path: path)
        } catch {
            if error.isMissing { return nil }
            throw GaussDBError(kind: .configuration, message: "the credentials file \(path) \(error.reason)")
        }
        let file: CredentialsFile
        do {
            file = try CredentialsFile(parsing: content.bytes)
        } catch {
            throw GaussDBError(
                kind: .configuration,
                message: "the credentials file \(path) cannot be read: line \(error.line) \(error.reason)",
                hint: "Its form: a line `[\(Self.defaultSection)]`, then lines `ak = …` and `sk = …`.")
        }
        let warning = "\(path) can be read by others; `chmod 600 \(path)` keeps its keys private."
        return (file, content.isReadableByOthers ? [warning] : [])
    }

    private func missing(_ path: String) -> GaussDBError {
        GaussDBError(
            kind: .configuration, message: "there is no credentials file \(path)",
            hint: "Write it, or name another with \(EnvironmentNames.credentialsFile).")
    }

    /// An empty variable counts as not set.
    private func value(_ name: String) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}
