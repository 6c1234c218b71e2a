import JSONWire

extension World {
    /// 4.3.31: the instances that pass every filter, in the order of their creation.
    func listInstances(_ request: ServiceRequest) throws(Refusal) -> JSONObject {
        let filter = try InstanceFilter(request.arguments)
        let (page, total) = Self.page(
            instances.lazy.filter(filter.passes), offset: request.number("offset", default: 0),
            limit: request.number("limit", default: 100))
        return ["instances": .objects(page.map(listing)), "total_count": .integer(Int64(total))]
    }

    private func listing(_ instance: Instance) -> JSONObject {
        let addresses = instance.hasAddresses
        var listing: JSONObject = [
            "id": .string(instance.id),
            "name": .string(instance.name),
            "status": .string(instance.status.unified),
            "private_ips": addresses ? [.string(instance.writeAddress)] : [],
            "proxy_ips": .strings(instance.proxyAddresses),
            "readonly_private_ips": .strings(addresses ? instance.readAddresses : []),
            "public_ips": [],
            "port": .string(String(Instance.port)),
            "type": "Cluster",
            "region": .string(shop.region),
            "datastore": .object(datastore),
            "created": .string(calendarText(instance.created)),
            "updated": .string(calendarText(instance.updated)),
            "db_user_name": "root",
            "vpc_id": .string(instance.vpcID),
            "subnet_id": .string(instance.subnetID),
            "security_group_id": .string(instance.securityGroupID),
            "flavor_ref": .string(instance.flavor.code),
            "flavor_info": [
                "vcpus": .string(String(instance.flavor.vcpus)), "ram": .string(String(instance.flavor.ram)),
            ],
            "volume": ["type": "POOL", "size": .string(String(instance.volumeSize ?? 10))],
            "backup_strategy": .object(instance.backupStrategy.json),
            "enterprise_project_id": .string(instance.enterpriseProjectID),
            "time_zone": .string(instance.timeZone),
            "charge_info": .object(instance.charge.json),
            "tags": .objects(instance.tags.map(\.json)),
        ]
        if !instance.dedicatedResourceID.isEmpty {
            listing["dedicated_resource_id"] = .string(instance.dedicatedResourceID)
        }
        return listing
    }

    var datastore: JSONObject {
        [
            "type": .string(shop.engine), "version": .string(shop.version),
            "kernel_version": .string(shop.kernelVersion),
        ]
    }
}

extension Instance {
    /// Addresses exist once the machines do.
    var hasAddresses: Bool { status != .creating && status != .createFailed }

    var readAddresses: [String] { readNodes.filter { $0.status == .normal }.map(\.address) }

    var proxyAddresses: [String] { proxies.filter { $0.isUsable }.map(\.address) }
}

/// The filters of the instance list. An instance must pass all that are given.
struct InstanceFilter {
    private let query: JSONObject
    private let tags: [Instance.Tag]

    init(_ query: JSONObject) throws(Refusal) {
        for name in ["id", "name"] where query.text(name) == "*" {
            throw .wrongParameter.because("`\(name)` is only an asterisk; text to look for must follow it.")
        }
        var tags: [Instance.Tag] = []
        for pair in query.text("tags")?.split(separator: ",") ?? [] {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let key = String(sides[0])
            guard !tags.contains(where: { $0.key == key }) else { throw .repeatedTag }
            tags.append(Instance.Tag(key: key, value: sides.count > 1 ? String(sides[1]) : ""))
        }
        self.query = query
        self.tags = tags
    }

    func passes(_ instance: Instance) -> Bool {
        matches("id", instance.id) && matches("name", instance.name) && equals("type", "Cluster")
            && equals("datastore_type", "gaussdb-mysql") && equals("vpc_id", instance.vpcID)
            && equals("subnet_id", instance.subnetID)
            && contains("private_ip", instance.hasAddresses ? [instance.writeAddress] : [])
            && contains("readonly_private_ip", instance.hasAddresses ? instance.readAddresses : [])
            && contains("proxy_ip", instance.proxyAddresses)
            && tags.allSatisfy(instance.tags.contains)
    }

    private func equals(_ name: String, _ value: String) -> Bool { query.text(name).map { $0 == value } ?? true }

    private func contains(_ name: String, _ values: [String]) -> Bool { query.text(name).map(values.contains) ?? true }

    /// A leading asterisk asks for a part, otherwise the whole is meant.
    private func matches(_ name: String, _ value: String) -> Bool {
        guard let wish = query.text(name) else { return true }
        return wish.hasPrefix("*") ? value.contains(wish.dropFirst()) : value == wish
    }
}
