/// The documented endpoints of the service and of the identity service, region by region.
///
/// Three different host prefixes are in use, so an endpoint is looked up and never built from a pattern. A region
/// that is not listed can still be used by giving its endpoint.
public enum RegionTable {
    /// The ids of all known regions, in alphabetical order.
    public static var regions: [String] { hosts.keys.sorted() }

    /// The service's endpoint in a region.
    ///
    /// - Throws: ``GaussDBError`` of kind `configuration` when the region is not known; the message names near ones.
    public static func endpoint(for region: String) throws(GaussDBError) -> Endpoint {
        guard let host = hosts[region] else { throw unknown(region) }
        return Endpoint(host: host)
    }

    /// The identity service (IAM) of a region; the global one where a region has none of its own.
    ///
    /// - Throws: ``GaussDBError`` of kind `configuration` when the region is not known; the message names near ones.
    public static func iamEndpoint(for region: String) throws(GaussDBError) -> Endpoint {
        guard hosts[region] != nil else { throw unknown(region) }
        return Endpoint(host: iamHosts[region] ?? globalIAMHost)
    }

    private static func unknown(_ region: String) -> GaussDBError {
        let near = near(region)
        let offer =
            near.isEmpty
            ? "Known regions: \(regions.joined(separator: ", "))." : "Near names: \(near.joined(separator: ", "))."
        return GaussDBError(
            kind: .configuration, message: "unknown region `\(region)`",
            hint: offer + " For a region that is not listed, give its endpoint.")
    }

    /// The known regions that a person may have meant: the closest spelling, then those of the same part of the world.
    private static func near(_ region: String) -> [String] {
        var names = [NearestName.nearest(to: region, among: regions)].compactMap(\.self)
        let area = region.split(separator: "-").prefix(2).joined(separator: "-").lowercased()
        names += regions.filter { $0.hasPrefix(area + "-") && !names.contains($0) }
        return names
    }

    private static let hosts: [String: String] = [
        "af-south-1": "gaussdb-mysql.af-south-1.myhuaweicloud.com",
        "ap-southeast-1": "gaussdbformysql.ap-southeast-1.myhuaweicloud.com",
        "ap-southeast-2": "gaussdbformysql.ap-southeast-2.myhuaweicloud.com",
        "ap-southeast-3": "gaussdb.ap-southeast-3.myhuaweicloud.com",
        "ap-southeast-4": "gaussdb.ap-southeast-4.myhuaweicloud.com",
        "cn-east-3": "gaussdb.cn-east-3.myhuaweicloud.com",
        "cn-east-5": "gaussdb-mysql.cn-east-5.myhuaweicloud.com",
        "cn-north-11": "gaussdbformysql.cn-north-11.myhuaweicloud.com",
        "cn-north-2": "gaussdb.cn-north-2.myhuaweicloud.com",
        "cn-north-4": "gaussdb.cn-north-4.myhuaweicloud.com",
        "cn-north-5": "gaussdbformysql.cn-north-5.myhuaweicloud.com",
        "cn-north-9": "gaussdb.cn-north-9.myhuaweicloud.com",
        "cn-south-1": "gaussdb.cn-south-1.myhuaweicloud.com",
        "cn-south-4": "gaussdb.cn-south-4.myhuaweicloud.com",
        "cn-southwest-2": "gaussdb.cn-southwest-2.myhuaweicloud.com",
        "cn-southwest-3": "gaussdb-mysql.cn-southwest-3.myhuaweicloud.com",
        "la-north-2": "gaussdb-mysql.la-north-2.myhuaweicloud.com",
        // The vendor's own client says gaussdbformysql here; the reference, followed, says this.
        "me-east-1": "gaussdb-mysql.me-east-1.myhuaweicloud.com",
        "ru-northwest-2": "gaussdb.ru-northwest-2.myhuaweicloud.com",
        "sa-brazil-1": "gaussdb.sa-brazil-1.myhuaweicloud.com",
        "tr-west-1": "gaussdbformysql.tr-west-1.myhuaweicloud.com",
    ]

    private static let globalIAMHost = "iam.myhuaweicloud.com"

    /// Regions with an identity service of their own. cn-north-5, cn-north-11, cn-south-4, cn-southwest-3 and
    /// ru-northwest-2 have none.
    private static let iamHosts: [String: String] = [
        "af-south-1": "iam.af-south-1.myhuaweicloud.com",
        "ap-southeast-1": "iam.ap-southeast-1.myhuaweicloud.com",
        "ap-southeast-2": "iam.ap-southeast-2.myhuaweicloud.com",
        "ap-southeast-3": "iam.ap-southeast-3.myhuaweicloud.com",
        "ap-southeast-4": "iam.ap-southeast-4.myhuaweicloud.com",
        "cn-east-3": "iam.cn-east-3.myhuaweicloud.com",
        "cn-east-5": "iam.cn-east-5.myhuaweicloud.com",
        "cn-north-2": "iam.cn-north-2.myhuaweicloud.com",
        "cn-north-4": "iam.cn-north-4.myhuaweicloud.com",
        "cn-north-9": "iam.cn-north-9.myhuaweicloud.com",
        "cn-south-1": "iam.cn-south-1.myhuaweicloud.com",
        "cn-southwest-2": "iam.cn-southwest-2.myhuaweicloud.com",
        "la-north-2": "iam.la-north-2.myhuaweicloud.com",
        "me-east-1": "iam.me-east-1.myhuaweicloud.com",
        "sa-brazil-1": "iam.sa-brazil-1.myhuaweicloud.com",
        "tr-west-1": "iam.tr-west-1.myhuaweicloud.com",
    ]
}
