import GaussDB
import JSONWire

extension World {
    /// 4.3.1: sells an instance.
    mutating func createInstance(_ request: ServiceRequest) throws(Refusal) -> JSONObject {
        guard instances.count < instanceQuota else { throw .quotaReached }
        var order = try InstanceOrder(request.arguments, shop: shop)
        if let source = request.arguments.object("restore_point")?.text("source_instance_id"), instances[source] == nil
        {
            throw .noSuchSource
        }
        if order.charge.isPrepaid { order.charge.orderID = makeOrderID() }
        let instance = makeInstance(order, zones: try order.zones(order.readNodes + 1, shop: shop))
        instances[instance.id] = instance
        let job = startJob(
            order.isRestored ? "RestoreGaussDBforMySQLNewInstance" : "CreateGaussDBforMySQLInstance", .create,
            on: instance, lasting: Durations.creation, operation: request.operation.luaName,
            orderID: order.charge.orderID ?? "", resourceIDs: [instance.id + ".vm", instance.id + ".volume"])
        var answer: JSONObject = ["instance": .object(receipt(for: instance))]
        if let orderID = order.charge.orderID {
            answer["order_id"] = .string(orderID)
        } else {
            answer["job_id"] = .string(job)
        }
        return answer
    }

    /// An instance that is about to be created: everything has its id, nothing is ready.
    ///
    /// - Parameter zones: One per node, the primary node's first.
    private mutating func makeInstance(_ order: InstanceOrder, zones: [String]) -> Instance {
        let id = makeInstanceID()
        let address = makeAddress()
        let nodes = zones.enumerated().map { index, zone in
            makeNode(of: order.name, number: index + 1, zone: zone, priority: 1)
        }
        return Instance(
            id: id, name: order.name, created: now, updated: now, status: .creating, flavor: order.flavor,
            vpcID: order.vpcID, subnetID: order.subnetID, securityGroupID: order.securityGroupID,
            configurationID: order.configurationID, availabilityZoneMode: order.availabilityZoneMode,
            masterZone: order.masterZone, timeZone: order.timeZone, enterpriseProjectID: order.enterpriseProjectID,
            dedicatedResourceID: order.dedicatedResourceID, backupStrategy: order.backupStrategy, charge: order.charge,
            volumeSize: order.volumeSize, tags: order.tags, encryption: order.encryption, writeAddress: address,
            nodes: nodes, lastNodeNumber: nodes.count)
    }

    /// An instance that was never anything but ready.
    mutating func makeReadyInstance(name: String, readNodes: Int) -> String {
        let order = InstanceOrder(name: name, readNodes: readNodes, shop: shop)
        var instance = makeInstance(order, zones: Array(repeating: order.masterZone, count: readNodes + 1))
        instance.apply(.create, at: now)
        instances[instance.id] = instance
        return instance.id
    }

    /// A node that is about to be created. The first one is the master.
    mutating func makeNode(of instance: String, number: Int, zone: String, priority: Int64) -> Node {
        Node(
            id: makeNodeID(), name: instance + "_node" + (number < 10 ? "0" : "") + String(number),
            isMaster: number == 1, status: .creating, zone: zone, priority: priority, address: makeAddress(),
            created: now, updated: now)
    }

    private func receipt(for instance: Instance) -> JSONObject {
        var receipt: JSONObject = [
            "id": .string(instance.id),
            "name": .string(instance.name),
            "status": .string(instance.status.legacy),
            "region": .string(shop.region),
            "datastore": ["type": .string(shop.engine), "version": .string(shop.version)],
            "mode": "Cluster",
            "port": .string(String(Instance.port)),
            "backup_strategy": .object(instance.backupStrategy.json),
            "enterprise_project_id": .string(instance.enterpriseProjectID),
            "availability_zone_mode": .string(instance.availabilityZoneMode),
            "master_availability_zone": .string(instance.masterZone),
            "vpc_id": .string(instance.vpcID),
            "security_group_id": .string(instance.securityGroupID),
            "subnet_id": .string(instance.subnetID),
            "configuration_id": .string(instance.configurationID),
            "flavor_ref": .string(instance.flavor.code),
            "charge_info": .object(instance.charge.json),
        ]
        if let size = instance.volumeSize { receipt["volume"] = ["size": .integer(size)] }
        return receipt
    }
}

extension Instance.BackupStrategy {
    var json: JSONObject { ["start_time": .string(startTime), "keep_days": .string(keepDays)] }
}

extension Instance.Charge {
    var mode: String { isPrepaid ? "prePaid" : "postPaid" }

    var json: JSONObject {
        var json: JSONObject = ["charge_mode": .string(mode)]
        json.add("period_type", periodType)
        if let periodCount { json["period_num"] = .integer(periodCount) }
        json.add("is_auto_renew", isAutoRenew)
        json.add("is_auto_pay", isAutoPay)
        return json
    }
}

extension Instance.Tag {
    var json: JSONObject { ["key": .string(key), "value": .string(value)] }
}
