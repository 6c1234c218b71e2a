import GaussDB
import JSONWire

extension World {
    /// 4.7.1: opens a proxy.
    mutating func openProxy(_ request: ServiceRequest) throws(Refusal) -> JSONObject {
        let instance = try idleInstance(request)
        let body = request.arguments
        guard let flavor = shop.proxyFlavor(body.text("flavor_ref") ?? "") else { throw .invalidFlavor }
        let routeMode = body.integer("route_mode") ?? 0
        let isReadOnly = body.text("proxy_mode") == "readonly"
        let weights = try ReadWeights(body.objects("nodes_read_weight"), instance: instance)
        try weights.check(routeMode: routeMode, isReadOnly: isReadOnly, instance: instance)
        let id = makeProxyID()
        let count = Int(body.integer("node_num") ?? 2)
        let proxy = Proxy(
            id: id, name: body.text("proxy_name") ?? "proxy-" + String(id.prefix(4)), status: .enabling, flavor: flavor,
            isReadOnly: isReadOnly, routeMode: routeMode, subnetID: body.text("subnet_id") ?? instance.subnetID,
            address: makeAddress(), nodes: makeProxyNodes(count, of: id, instance: instance),
            addsNewNodes: body.text("new_node_auto_add_status") == "ON",
            newNodeWeight: body.integer("new_node_weight") ?? (routeMode == 0 ? Proxy.usualWeight : 1),
            weights: weights.byNode.isEmpty
                ? instance.defaultWeights(routeMode: routeMode, isReadOnly: isReadOnly) : weights.byNode)
        instances.update(instance.id) { $0.proxies.append(proxy) }
        let job = startJob(
            "OpenGaussDBforMySQLProxy", .openProxy(id), on: instance, lasting: Durations.proxyOpening(nodes: count),
            operation: request.operation.luaName, resourceIDs: [id])
        return ["job_id": .string(job)]
    }

    /// 4.7.8: changes how reads are spread.
    mutating func setWeights(_ request: ServiceRequest) throws(Refusal) -> JSONObject {
        let instance = try instance(request)
        let proxyID = request.text("proxy_id")
        guard let proxy = instance.proxy(proxyID) else {
            let isElsewhere = instances.contains { $0.proxy(proxyID) != nil }
            throw isElsewhere ? .proxyOfAnotherInstance : .noSuchProxy
        }
        _ = try idleInstance(request)
        guard proxy.status == .active else { throw .wrongState }
        var wishes = request.arguments.objects("readonly_nodes")
        if wishes.contains(where: { wish in instance.nodes.contains { $0.isMaster && $0.id == wish.text("id") } }) {
            throw .invalidWeight.because("`readonly_nodes` names the primary node; its weight is `master_weight`.")
        }
        if let master = request.arguments.integer("master_weight"), let node = instance.nodes.first(where: \.isMaster) {
            wishes.append(["id": .string(node.id), "weight": .integer(master)])
        }
        guard !wishes.isEmpty else { throw .nothingGiven }
        let weights = try ReadWeights(wishes, instance: instance)
        try weights.check(routeMode: proxy.routeMode, isReadOnly: proxy.isReadOnly, instance: instance)
        instances.update(instance.id) { $0.updateProxy(proxyID) { $0.status = .changingWeights } }
        let job = startJob(
            "GaussDBforMySQLModifyProxyWeight", .setWeights(proxy: proxyID, weights: weights.byNode), on: instance,
            lasting: Durations.weights, operation: request.operation.luaName)
        return ["job_id": .string(job)]
    }

    private mutating func makeProxyNodes(_ count: Int, of id: String, instance: Instance) -> [Proxy.ProxyNode] {
        (0..<count).map { index in
            Proxy.ProxyNode(id: makeProxyNodeID(), name: "PROXY-\(id)_\(index)", zone: instance.masterZone)
        }
    }
}

/// Read weights by node, as a request gives them.
struct ReadWeights {
    private(set) var byNode: [String: Int64] = [:]

    init(_ wishes: [JSONObject], instance: Instance) throws(Refusal) {
        for wish in wishes {
            guard let id = wish.text("id"), instance.node(id) != nil else {
                throw .invalidID.because("A weight names no node of this instance.")
            }
            guard let weight = wish.integer("weight") else { throw .invalidWeight.because("A node has no weight.") }
            guard byNode.updateValue(weight, forKey: id) == nil else {
                throw .invalidWeight.because("A node has two weights.")
            }
        }
    }

    /// What the route mode allows: 0...1000 by weight; 0 or 1 when balanced, with a fixed value for the primary node.
    func check(routeMode: Int64, isReadOnly: Bool, instance: Instance) throws(Refusal) {
        for (id, weight) in byNode {
            let isMaster = instance.node(id)?.isMaster ?? false
            if isReadOnly, isMaster {
                throw .invalidWeight.because("A read-only proxy sends nothing to the primary node.")
            }
            let allowed: ClosedRange<Int64> =
                switch (routeMode, isMaster) {
                case (1, true): 0...0
                case (2, true): 1...1
                case (1, false), (2, false): 0...1
                default: 0...1000
                }
            guard allowed.contains(weight) else {
                throw .invalidWeight.because("\(weight) is not within \(allowed.lowerBound)...\(allowed.upperBound).")
            }
        }
    }
}

extension Instance {
    /// All read nodes alike. The primary node takes reads only where the mode says so, or when there is nobody else.
    fileprivate func defaultWeights(routeMode: Int64, isReadOnly: Bool) -> [String: Int64] {
        var weights: [String: Int64] = [:]
        for node in nodes where !(isReadOnly && node.isMaster) {
            weights[node.id] =
                switch (routeMode, node.isMaster) {
                case (1, let isMaster): isMaster ? 0 : 1
                case (2, _): 1
                case (_, true): nodes.count > 1 ? 0 : Proxy.usualWeight
                case (_, false): Proxy.usualWeight
                }
        }
        return weights
    }
}
