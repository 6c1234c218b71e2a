/// The documented endpoints of the service and of the identity service, region by region.
///
/// Three different host prefixes are in use, so an endpoint is looked up and never built from a pattern. A region
/// that is not listed can still be used by giving its endpoint.
public enum RegionTable {
    /// All known regions, by id: the 18 of the reference, and three that only the vendor's own client knows.
    public static let all: [Region] = CatalogueRecord.all(in: text).compactMap(Region.init)

    /// The ids of all known regions, in alphabetical order.
    public static var regions: [String] { all.map(\.id) }

    /// The region with an id, or nil when it is not known.
    public static func region(_ id: String) -> Region? {
        all.first { $0.id == id }
    }

    /// The service's endpoint in a region.
    ///
    /// - Throws: ``GaussDBError`` of kind `configuration` when the region is not known; the message names near ones.
    public static func endpoint(for region: String) throws(GaussDBError) -> Endpoint {
        guard let known = self.region(region) else { throw unknown(region) }
        return known.endpoint
    }

    /// The identity service (IAM) of a region; the global one where a region has none of its own.
    ///
    /// - Throws: ``GaussDBError`` of kind `configuration` when the region is not known; the message names near ones.
    public static func iamEndpoint(for region: String) throws(GaussDBError) -> Endpoint {
        guard let known = self.region(region) else { throw unknown(region) }
        return known.iamEndpoint
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
}
