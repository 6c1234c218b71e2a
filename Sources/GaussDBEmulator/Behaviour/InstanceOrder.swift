import JSONWire

/// What somebody wants to buy, checked against what is sold. The description's own rules were checked before.
struct InstanceOrder {
    static let maxReadNodes = 15

    var name: String
    var flavor: Flavor
    var vpcID: String
    var subnetID: String
    var securityGroupID = ""
    var configurationID = ""
    var availabilityZoneMode = "single"
    var masterZone: String
    var readNodes: Int
    var timeZone = "UTC"
    var enterpriseProjectID = "0"
    var dedicatedResourceID = ""
    var backupStrategy = Instance.BackupStrategy()
    var charge = Instance.Charge()
    var volumeSize: Int64?
    var tags: [Instance.Tag] = []
    var encryption: Instance.Encryption?
    /// It begins with another instance's data.
    var isRestored = false

    /// An order of the smallest kind, for instances made without a request.
    init(name: String, readNodes: Int, shop: Shop) {
        self.name = name
        self.readNodes = readNodes
        flavor = shop.flavors[0]
        vpcID = "3cedfc54-b105-4652-a4e0-847b11576b58"
        subnetID = "c1cfa53c-65d3-431e-8552-326bf310c7ad"
        masterZone = shop.zones[0]
    }

    init(_ body: JSONObject, shop: Shop) throws(Refusal) {
        guard body.text("region") == shop.region else { throw .invalidRegion }
        guard body.object("datastore")?.text("version") == shop.version else { throw .unsupportedVersion }
        guard body.text("mode") == "Cluster" else { throw .invalidMode }
        guard let flavor = shop.flavor(body.text("flavor_ref") ?? "") else { throw .invalidFlavor }
        self.flavor = flavor
        name = body.text("name") ?? ""
        vpcID = body.text("vpc_id") ?? ""
        subnetID = body.text("subnet_id") ?? ""
        securityGroupID = body.text("security_group_id") ?? ""
        configurationID = body.text("configuration_id") ?? ""
        availabilityZoneMode = body.text("availability_zone_mode") ?? "single"
        masterZone = try Self.masterZone(body.text("master_availability_zone"), flavor: flavor, shop: shop)
        readNodes = Int(body.integer("slave_count") ?? 0)
        timeZone = body.text("time_zone") ?? timeZone
        enterpriseProjectID = body.text("enterprise_project_id") ?? enterpriseProjectID
        dedicatedResourceID = body.text("dedicated_resource_id") ?? ""
        if let strategy = body.object("backup_strategy") {
            backupStrategy.startTime = strategy.text("start_time") ?? backupStrategy.startTime
            backupStrategy.keepDays = strategy.text("keep_days") ?? backupStrategy.keepDays
        }
        charge = Self.charge(body.object("charge_info"))
        volumeSize = charge.isPrepaid ? body.object("volume")?.integer("size") ?? 10 : nil
        tags = body.objects("tags").map { Instance.Tag(key: $0.text("key") ?? "", value: $0.text("value") ?? "") }
        if let information = body.object("tde_info"), information.flag("enable_tde") == true {
            encryption = Instance.Encryption(isOn: true, type: information.text("encryption_type") ?? "AES256")
        }
        isRestored = body.object("restore_point") != nil
    }

    /// Where the nodes go: one zone, or taking turns over the zones that sell the size, the master's first.
    func zones(_ count: Int, shop: Shop) throws(Refusal) -> [String] {
        guard availabilityZoneMode == "multi" else { return Array(repeating: masterZone, count: count) }
        let others = shop.zones.filter { $0 != masterZone && flavor.status(in: $0) == .normal }
        guard !others.isEmpty else { throw .unsupportedZoneMode("multi") }
        let rota = [masterZone] + others
        return (0..<count).map { rota[$0 % rota.count] }
    }

    private static func masterZone(_ wish: String?, flavor: Flavor, shop: Shop) throws(Refusal) -> String {
        guard let wish, !wish.isEmpty else {
            guard let zone = shop.zones.first(where: { flavor.status(in: $0) == .normal }) else { throw .soldOut }
            return zone
        }
        guard shop.zones.contains(wish) else { throw .invalidMasterZone }
        switch flavor.status(in: wish) {
        case .normal: return wish
        case .soldOut: throw .soldOut
        case .unsupported: throw .invalidFlavor
        }
    }

    private static func charge(_ information: JSONObject?) -> Instance.Charge {
        guard let information, information.text("charge_mode") == "prePaid" else { return Instance.Charge() }
        return Instance.Charge(
            isPrepaid: true, periodType: information.text("period_type"),
            periodCount: information.integer("period_num"),
            isAutoRenew: information.text("is_auto_renew") ?? "false",
            isAutoPay: information.text("is_auto_pay") ?? "false")
    }
}
