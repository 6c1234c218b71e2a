import JSONWire

extension World {
    /// 4.7.3: the proxies of an instance with the nodes behind them.
    func listProxies(_ request: ServiceRequest) throws(Refusal) -> JSONObject {
        let instance = try instance(request)
        let (page, _) = Self.page(
            instance.proxies, offset: request.number("offset", default: 0), limit: request.number("limit", default: 100)
        )
        return ["proxy_list": .objects(page.map { entry($0, of: instance) })]
    }

    private func entry(_ proxy: Proxy, of instance: Instance) -> JSONObject {
        var entry: JSONObject = ["proxy": .object(describe(proxy))]
        if let master = instance.nodes.first(where: \.isMaster) {
            entry["master_node"] = .object(node(master, behind: proxy, of: instance))
        }
        entry["readonly_nodes"] = .objects(instance.readNodes.map { node($0, behind: proxy, of: instance) })
        return entry
    }

    private func describe(_ proxy: Proxy) -> JSONObject {
        [
            "pool_id": .string(proxy.id),
            "status": .string(proxy.status.rawValue),
            "address": .string(proxy.isUsable ? proxy.address : ""),
            "port": .integer(Int64(Instance.port)),
            "pool_status": .string(proxy.isUsable ? "ACTIVE" : proxy.status == .failed ? "FAILED" : "ABNORMAL"),
            "delay_threshold_in_seconds": 30,
            "elb_vip": .string(proxy.isUsable ? proxy.address : ""),
            "eip": "",
            "vcpus": .string(String(proxy.flavor.vcpus)),
            "ram": .string(String(proxy.flavor.ram)),
            "node_num": .integer(Int64(proxy.nodes.count)),
            "mode": "Cluster",
            "nodes": .objects(
                proxy.nodes.enumerated().map { describe($1, isFirst: $0 == 0, isUsable: proxy.isUsable) }),
            "flavor_ref": .string(proxy.flavor.code),
            "name": .string(proxy.name),
            "transaction_split": "false",
            "connection_pool_type": "CLOSED",
            "switch_connection_pool_type_enabled": true,
            "route_mode": .integer(proxy.routeMode),
            "balance_route_mode_enabled": true,
            "consistence_mode": "eventual",
            "subnet_id": .string(proxy.subnetID),
            "ssl_option": "false",
            "new_node_auto_add_status": .string(proxy.addsNewNodes ? "ON" : "OFF"),
            "new_node_weight": .integer(proxy.newNodeWeight),
        ]
    }

    private func describe(_ node: Proxy.ProxyNode, isFirst: Bool, isUsable: Bool) -> JSONObject {
        [
            "id": .string(node.id),
            "name": .string(node.name),
            "role": .string(isFirst ? "master" : "slave"),
            "az_code": .string(node.zone),
            "status": .string(isUsable ? "ACTIVE" : "ABNORMAL"),
            "frozen_flag": 0,
        ]
    }

    private func node(_ node: Node, behind proxy: Proxy, of instance: Instance) -> JSONObject {
        [
            "id": .string(node.id),
            "instance_id": .string(instance.id),
            "status": .string(node.status == .normal ? "ACTIVE" : "ABNORMAL"),
            "name": .string(node.name),
            "weight": .integer(proxy.weights[node.id] ?? 0),
            "availability_zone": [["code": .string(node.zone), "description": .string(node.zone)]],
        ]
    }
}

extension Proxy {
    /// It takes connections.
    var isUsable: Bool { status == .active || status == .changingWeights }
}
