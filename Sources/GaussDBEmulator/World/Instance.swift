/// A database instance.
struct Instance: Sendable {
    enum Status: Sendable {
        case creating
        case normal
        case backingUp
        case rebooting
        case createFailed

        /// The vocabulary of `/v3.1`.
        var unified: String {
            switch self {
            case .creating: "creating"
            case .normal: "normal"
            case .backingUp: "backing up"
            case .rebooting: "rebooting"
            case .createFailed: "createfail"
            }
        }

        /// The vocabulary of `/v3`.
        var legacy: String {
            switch self {
            case .creating: "BUILD"
            case .normal: "ACTIVE"
            case .backingUp: "BACKING UP"
            case .rebooting: "REBOOTING"
            case .createFailed: "FAILED"
            }
        }
    }

    struct Tag: Sendable, Equatable {
        var key: String
        var value: String
    }

    struct BackupStrategy: Sendable {
        var startTime = "01:00-02:00"
        var keepDays = "7"
    }

    struct Charge: Sendable {
        var isPrepaid = false
        var periodType: String?
        var periodCount: Int64?
        var isAutoRenew: String?
        var isAutoPay: String?
        var orderID: String?
    }

    struct Encryption: Sendable {
        var isOn: Bool
        var type: String
    }

    let id: String
    let name: String
    let created: Duration
    var updated: Duration
    var status: Status
    let flavor: Flavor
    let vpcID: String
    let subnetID: String
    let securityGroupID: String
    let configurationID: String
    let availabilityZoneMode: String
    let masterZone: String
    let timeZone: String
    let enterpriseProjectID: String
    let dedicatedResourceID: String
    let backupStrategy: BackupStrategy
    var charge: Charge
    /// In GB; bought beforehand by yearly and monthly instances only.
    let volumeSize: Int64?
    let tags: [Tag]
    let encryption: Encryption?
    /// Where clients write to. Known once the instance is there.
    let writeAddress: String
    /// In the order of their names.
    var nodes: [Node]
    /// The number of the last node that was named; names are not used twice.
    var lastNodeNumber: Int
    var proxies: [Proxy] = []
    var isSQLFilterOn = false
    /// The one job that may change it now.
    var activeJob: String?

    /// UTC; in it delayed restarts begin.
    static let maintenanceWindow = "18:00-22:00"
    static let maintenanceStart: Int64 = 18 * 3600
    static let port = 3306

    func node(_ id: String) -> Node? { nodes.first { $0.id == id } }

    func proxy(_ id: String) -> Proxy? { proxies.first { $0.id == id } }

    var readNodes: [Node] { nodes.filter { !$0.isMaster } }

    mutating func updateNode(_ id: String, _ change: (inout Node) -> Void) {
        guard let index = nodes.firstIndex(where: { $0.id == id }) else { return }
        change(&nodes[index])
    }

    mutating func updateProxy(_ id: String, _ change: (inout Proxy) -> Void) {
        guard let index = proxies.firstIndex(where: { $0.id == id }) else { return }
        change(&proxies[index])
    }
}
