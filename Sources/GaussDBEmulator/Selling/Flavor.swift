/// A size of node that is on sale.
struct Flavor: Sendable {
    enum Architecture: String, Sendable {
        case x86
        case arm
    }

    enum Availability: String, Sendable {
        case normal
        case unsupported
        case soldOut = "sellout"
    }

    /// For example `gaussdb.mysql.xlarge.x86.4`.
    let code: String
    let id: String
    let vcpus: Int
    /// Memory in GB.
    let ram: Int
    let architecture: Architecture
    /// By availability zone, in the order of the zones.
    let availability: [(zone: String, status: Availability)]

    func status(in zone: String) -> Availability {
        availability.first { $0.zone == zone }?.status ?? .unsupported
    }
}
