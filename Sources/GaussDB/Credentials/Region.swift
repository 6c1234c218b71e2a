/// One region of the service.
///
/// Reference: 1.3.
public struct Region: Sendable, Hashable {
    /// The id that calls and signatures use, for example `cn-north-4`.
    public let id: String
    /// The English name, for example `CN North-Beijing4`.
    public let name: String
    /// The Chinese name; nil when the reference does not list the region.
    public let chineseName: String?
    /// The service in this region.
    public let endpoint: Endpoint
    /// The identity service (IAM) of this region; the global one where the region has none of its own.
    public let iamEndpoint: Endpoint

    /// Whether the reference lists the region. The others are known from the vendor's own client.
    public var isDocumented: Bool { chineseName != nil }
}

extension Region {
    private static let globalIAMHost = "iam.myhuaweicloud.com"

    init?(_ record: CatalogueRecord) {
        guard (2...3).contains(record.head.count), (1...2).contains(record.sentences.count) else {
            assertionFailure("the table of regions has a malformed entry: \(record)")
            return nil
        }
        id = record.head[0]
        name = record.sentences[0]
        chineseName = record.sentences.count > 1 ? record.sentences[1] : nil
        endpoint = Endpoint(host: record.head[1])
        iamEndpoint = Endpoint(host: record.head.count > 2 ? record.head[2] : Region.globalIAMHost)
    }
}
