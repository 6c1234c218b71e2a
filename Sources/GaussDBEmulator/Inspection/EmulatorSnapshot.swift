/// What an emulator holds at one moment of its time.
public struct EmulatorSnapshot: Sendable, Equatable {
    public struct Instance: Sendable, Equatable {
        public var id: String
        public var name: String
        /// In the vocabulary of `/v3.1`: `creating`, `normal`, `backing up` ...
        public var status: String
        public var flavor: String
        public var nodes: [Node]
        public var proxies: [Proxy]
        public var isSQLFilterOn: Bool
        public var tags: [String: String]
    }

    public struct Node: Sendable, Equatable {
        public var id: String
        public var name: String
        public var isMaster: Bool
        public var status: String
        public var availabilityZone: String
        public var filterRules: [FilterRule]
    }

    public struct FilterRule: Sendable, Equatable {
        public var sqlType: String
        public var pattern: String
        public var maxConcurrency: Int64
    }

    public struct Proxy: Sendable, Equatable {
        public var id: String
        public var name: String
        public var status: String
        public var nodeCount: Int
        /// Read weight by database node id.
        public var weights: [String: Int64]
    }

    public struct Job: Sendable, Equatable {
        public var id: String
        public var name: String
        public var status: String
        public var instanceID: String
        public var failReason: String?
    }

    /// The emulator's time.
    public var time: Duration
    /// In the order of their creation.
    public var instances: [Instance]
    /// In the order of their creation.
    public var jobs: [Job]
}
