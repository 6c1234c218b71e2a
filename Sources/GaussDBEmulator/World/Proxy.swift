/// A database proxy of an instance.
struct Proxy: Sendable {
    enum Status: String, Sendable {
        case enabling = "ENABLING PROXY"
        case active = "ACTIVE"
        case changingWeights = "CHANGING WEIGHTS"
        case failed = "FAILED"
    }

    struct ProxyNode: Sendable {
        let id: String
        let name: String
        let zone: String
    }

    /// What a node gets that nobody weighed.
    static let usualWeight: Int64 = 100

    let id: String
    let name: String
    var status: Status
    let flavor: Flavor
    let isReadOnly: Bool
    /// 0: by weight; 1: balanced over read nodes; 2: balanced over all nodes.
    let routeMode: Int64
    let subnetID: String
    let address: String
    let nodes: [ProxyNode]
    let addsNewNodes: Bool
    let newNodeWeight: Int64
    /// Read weight by database node id. A node without an entry takes no part.
    var weights: [String: Int64]
}
