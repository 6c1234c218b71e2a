/// One account as it was found in the environment or in a credentials file: who, and where to.
public struct Profile: Sendable {
    public var credentials: Credentials
    public var projectID: String?
    public var region: String?
    public var endpoint: Endpoint?
    public var iamEndpoint: Endpoint?
    /// Where it was found, for messages: `the environment`, or `/home/ann/.huaweicloud/credentials [prod]`.
    public var source: String
    /// What its owner should know, one sentence each, for example that others can read the file.
    public var warnings: [String]

    public init(
        credentials: Credentials, projectID: String? = nil, region: String? = nil, endpoint: Endpoint? = nil,
        iamEndpoint: Endpoint? = nil, source: String, warnings: [String] = []
    ) {
        self.credentials = credentials
        self.projectID = projectID
        self.region = region
        self.endpoint = endpoint
        self.iamEndpoint = iamEndpoint
        self.source = source
        self.warnings = warnings
    }
}
