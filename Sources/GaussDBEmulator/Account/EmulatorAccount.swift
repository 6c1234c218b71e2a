/// The one account of an emulator. None of the values is a secret: they are printed in the documentation.
public struct EmulatorAccount: Sendable, Hashable {
    public var accessKey: String
    public var secretKey: String
    /// With a security token the key pair is a temporary one: requests signed with it must carry `X-Security-Token`.
    public var securityToken: String?
    /// 32 letters and digits.
    public var projectID: String
    /// The region's name; also the project's, as the cloud names a region's main project.
    public var region: String
    public var userName: String
    public var password: String
    public var domainName: String

    public init(
        accessKey: String = "EMULATORACCESSKEY000",
        secretKey: String = "emulator-secret-key-0000000000000000000000",
        securityToken: String? = nil,
        projectID: String = "0483b6b16e954cb88930a360d2c4e663",
        region: String = "cn-north-4",
        userName: String = "emulator",
        password: String = "Emulator-123",
        domainName: String = "emulator"
    ) {
        self.accessKey = accessKey
        self.secretKey = secretKey
        self.securityToken = securityToken
        self.projectID = projectID
        self.region = region
        self.userName = userName
        self.password = password
        self.domainName = domainName
    }
}
