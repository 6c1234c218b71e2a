import JSONWire

extension World {
    /// 4.3.32: everything about one instance.
    func describeInstance(_ request: ServiceRequest) throws(Refusal) -> JSONObject {
        let instance = try instance(request)
        var details: JSONObject = [
            "id": .string(instance.id),
            "name": .string(instance.name),
            "alias": "",
            "status": .string(instance.status.unified),
            "project_id": .string(request.projectID),
            "port": .string(String(Instance.port)),
            "type": "Cluster",
            "charge_info": .object(charge(of: instance)),
            "node_count": .integer(Int64(instance.nodes.count)),
            "datastore": .object(datastore),
            "backup_used_space": 0.0,
            "created": .string(calendarText(instance.created)),
            "updated": .string(calendarText(instance.updated)),
            "private_write_ips": instance.hasAddresses ? [.string(instance.writeAddress)] : [],
            "private_dns_names": [],
            "public_ips": "",
            "db_user_name": "root",
            "vpc_id": .string(instance.vpcID),
            "subnet_id": .string(instance.subnetID),
            "security_group_id": .string(instance.securityGroupID),
            "configuration_id": .string(instance.configurationID),
            "backup_strategy": .object(instance.backupStrategy.json),
            "nodes": .objects(instance.nodes.map { node(_: $0, of: instance) }),
            "enterprise_project_id": .string(instance.enterpriseProjectID),
            "time_zone": .string(instance.timeZone),
            "az_mode": .string(instance.availabilityZoneMode),
            "master_az_code": .string(instance.masterZone),
            "maintenance_window": .string(Instance.maintenanceWindow),
            "tags": .objects(instance.tags.map(\.json)),
            "proxies": .objects(instance.proxies.map(\.mention)),
        ]
        if !instance.dedicatedResourceID.isEmpty {
            details["dedicated_resource_id"] = .string(instance.dedicatedResourceID)
        }
        if let encryption = instance.encryption {
            details["tde_info"] = [
                "enable_tde": .bool(encryption.isOn), "encryption_type": .string(encryption.type),
            ]
        }
        return ["instance": .object(details)]
    }

    private func charge(of instance: Instance) -> JSONObject {
        var charge: JSONObject = ["charge_mode": .string(instance.charge.mode)]
        charge.add("order_id", instance.charge.orderID)
        return charge
    }

    private func node(_ node: Node, of instance: Instance) -> JSONObject {
        let isReady = node.status == .normal
        var volume: JSONObject = ["type": "POOL", "used": .string(isReady ? "0.07" : "0")]
        if let size = instance.volumeSize { volume["size"] = .integer(size) }
        return [
            "id": .string(node.id),
            "name": .string(node.name),
            "type": .string(node.isMaster ? "master" : "slave"),
            "status": .string(instance.status == .createFailed ? "createfail" : node.status.rawValue),
            "port": .integer(Int64(Instance.port)),
            "private_read_ips": isReady ? [.string(node.address)] : [],
            "volume": .object(volume),
            "az_code": .string(node.zone),
            "region_code": .string(shop.region),
            "created": .string(calendarText(node.created)),
            "updated": .string(calendarText(node.updated)),
            "flavor_id": .string(instance.flavor.id),
            "flavor_ref": .string(instance.flavor.code),
            "max_connections": .string(String(instance.flavor.ram * 100)),
            "vcpus": .string(String(instance.flavor.vcpus)),
            "ram": .string(String(instance.flavor.ram)),
            "need_restart": false,
            "priority": .integer(node.priority),
        ]
    }
}

extension Proxy {
    fileprivate var mention: JSONObject {
        ["pool_id": .string(id), "name": .string(name), "address": .string(isUsable ? address : "")]
    }
}
