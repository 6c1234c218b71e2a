/// Where a client's requests go and how they behave.
public struct ClientConfiguration: Sendable {
    /// The service, for example `https://gaussdb.cn-north-4.myhuaweicloud.com`.
    public var endpoint: Endpoint
    /// The region's id, for example `cn-north-4`. Needed to find the project id.
    public var region: String?
    /// The project that every path names. Nil asks the identity service for the project of ``region``, once.
    public var projectID: String?
    /// The identity service. Nil takes the one of ``region``.
    public var iamEndpoint: Endpoint?
    /// The language of the service's messages: `en-us` (the service's default) or `zh-cn`.
    public var language: String
    public var timeouts: Timeouts
    public var retry: RetryPolicy
    /// What to do when another operation is running on the resource.
    public var busy: BusyPolicy
    /// At most so many requests in a second; nil sets no limit of the client's own.
    public var rateLimit: RateLimit?
    /// How often jobs are looked at while somebody waits for them.
    public var polling: PollSchedule
    /// Stands in front of the client's own name in `User-Agent`, for example `acme-console/2.1`.
    public var userAgentPrefix: String?

    /// Goes to a given endpoint.
    public init(
        endpoint: Endpoint, region: String? = nil, projectID: String? = nil, iamEndpoint: Endpoint? = nil,
        language: String = "en-us", timeouts: Timeouts = Timeouts(), retry: RetryPolicy = RetryPolicy(),
        busy: BusyPolicy = BusyPolicy(), rateLimit: RateLimit? = nil, polling: PollSchedule = PollSchedule(),
        userAgentPrefix: String? = nil
    ) {
        self.endpoint = endpoint
        self.region = region
        self.projectID = projectID
        self.iamEndpoint = iamEndpoint
        self.language = language
        self.timeouts = timeouts
        self.retry = retry
        self.busy = busy
        self.rateLimit = rateLimit
        self.polling = polling
        self.userAgentPrefix = userAgentPrefix
    }

    /// Goes to the documented endpoint of a region.
    ///
    /// - Throws: ``GaussDBError`` of kind `configuration` when the region is not known; the message names near ones.
    public init(region: String, projectID: String? = nil) throws(GaussDBError) {
        self.init(endpoint: try RegionTable.endpoint(for: region), region: region, projectID: projectID)
    }

    /// Goes where a profile says: its endpoint, else the endpoint of its region.
    ///
    /// - Throws: ``GaussDBError`` of kind `configuration` when the profile has neither, or names an unknown region.
    public init(profile: Profile) throws(GaussDBError) {
        if let endpoint = profile.endpoint {
            self.init(endpoint: endpoint, region: profile.region)
        } else if let region = profile.region {
            try self.init(region: region)
        } else {
            throw GaussDBError(
                kind: .configuration, message: "\(profile.source) names neither a region nor an endpoint",
                hint: "Set `region`, for example cn-north-4, or \(EnvironmentNames.region).")
        }
        projectID = profile.projectID
        iamEndpoint = profile.iamEndpoint
    }
}
