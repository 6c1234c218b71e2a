import JSONWire

extension World {
    /// 4.2.1: the sizes on sale. A size that is not known gives an empty list, as in the service.
    func listFlavors(_ request: ServiceRequest) throws(Refusal) -> JSONObject {
        guard request.text("database_name").lowercased() == shop.engine else { throw .invalidDatabaseType }
        if let version = request.arguments.text("version_name"), version != shop.version { throw .unsupportedVersion }
        let code = request.arguments.text("spec_code")
        let flavors = shop.flavors.filter { code == nil || $0.code == code }
        return ["flavors": .objects(flavors.map(describe))]
    }

    private func describe(_ flavor: Flavor) -> JSONObject {
        var zones = JSONObject()
        for (zone, status) in flavor.availability { zones[zone] = .string(status.rawValue) }
        return [
            "vcpus": .string(String(flavor.vcpus)),
            "ram": .string(String(flavor.ram)),
            "type": .string(flavor.architecture.rawValue),
            "id": .string(flavor.id),
            "spec_code": .string(flavor.code),
            "version_name": .string(shop.version),
            "instance_mode": "Cluster",
            "az_status": .object(zones),
        ]
    }
}
