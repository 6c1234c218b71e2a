/// The names of the environment variables that accounts are read from: those of the vendor's own clients, and
/// ``region``, which those clients do not have.
public enum EnvironmentNames {
    public static let accessKey = "HUAWEICLOUD_SDK_AK"
    public static let secretKey = "HUAWEICLOUD_SDK_SK"
    public static let securityToken = "HUAWEICLOUD_SDK_SECURITY_TOKEN"
    public static let projectID = "HUAWEICLOUD_SDK_PROJECT_ID"
    /// Read by the vendor's clients for account-wide services. This service works in projects and does not need it.
    public static let domainID = "HUAWEICLOUD_SDK_DOMAIN_ID"
    public static let iamEndpoint = "HUAWEICLOUD_SDK_IAM_ENDPOINT"
    public static let credentialsFile = "HUAWEICLOUD_SDK_CREDENTIALS_FILE"
    public static let region = "HUAWEICLOUD_SDK_REGION"
    public static let home = "HOME"
}
