/// What the region sells: availability zones, sizes of database nodes and of proxy nodes, engine versions.
struct Shop: Sendable {
    let region: String
    let zones: [String]
    let engine = "gaussdb-mysql"
    let version = "8.0"
    let kernelVersion = "2.0.54.240600"
    let flavors: [Flavor]
    let proxyFlavors: [Flavor]

    init(region: String) {
        let zones = ["a", "b", "c"].map { region + $0 }
        self.region = region
        self.zones = zones
        flavors = Self.sizes.flatMap { size in
            [Flavor.Architecture.x86, .arm].flatMap { architecture in
                [4, 8].map { ratio in
                    Self.flavor(product: "gaussdb.mysql", size, architecture, ratio: ratio, zones: zones)
                }
            }
        }
        proxyFlavors = Self.sizes.prefix(4).flatMap { size in
            [Flavor.Architecture.x86, .arm].map { architecture in
                Self.flavor(product: "gaussdb.proxy", size, architecture, ratio: 2, zones: zones)
            }
        }
    }

    func flavor(_ code: String) -> Flavor? { flavors.first { $0.code == code } }

    func proxyFlavor(_ code: String) -> Flavor? { proxyFlavors.first { $0.code == code } }

    private static let sizes: [(name: String, vcpus: Int)] = [
        ("large", 2), ("xlarge", 4), ("2xlarge", 8), ("4xlarge", 16), ("8xlarge", 32), ("16xlarge", 64),
    ]

    private static func flavor(
        product: String, _ size: (name: String, vcpus: Int), _ architecture: Flavor.Architecture, ratio: Int,
        zones: [String]
    ) -> Flavor {
        let code = "\(product).\(size.name).\(architecture.rawValue).\(ratio)"
        var ids = IdentifierSource(seed: 0, purpose: code)
        return Flavor(
            code: code, id: ids.uuid(), vcpus: size.vcpus, ram: size.vcpus * ratio, architecture: architecture,
            availability: zones.map { ($0, availability(size: size.name, architecture, zone: $0)) })
    }

    /// Something of everything: the largest arm machines are sold out, arm is not offered in the third zone.
    private static func availability(
        size: String, _ architecture: Flavor.Architecture, zone: String
    ) -> Flavor.Availability {
        guard architecture == .arm else { return .normal }
        if zone.hasSuffix("c") { return .unsupported }
        return size == "16xlarge" ? .soldOut : .normal
    }
}
