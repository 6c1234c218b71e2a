import GaussDB
import JSONWire

extension World {
    /// 4.3.2: restarts at once, or when the next maintenance window opens.
    mutating func restartInstance(_ request: ServiceRequest) throws(Refusal) -> JSONObject {
        let instance = try idleInstance(request)
        let isDelayed = request.arguments.flag("delay") ?? false
        let job = startJob(
            "RebootGaussDBforMySQLInstance", .restart, on: instance,
            lasting: Durations.restart(nodes: instance.nodes.count), delay: isDelayed ? untilMaintenance : nil,
            operation: request.operation.luaName)
        if !isDelayed { instances.update(instance.id) { $0.status = .rebooting } }
        return ["job_id": .string(job)]
    }

    /// 4.3.3: deletes, whatever hangs on it included.
    mutating func deleteInstance(_ request: ServiceRequest) throws(Refusal) -> JSONObject {
        let instance = try instance(request)
        guard instance.isFree || instance.isFailedForGood else { throw .busy }
        let orderID = instance.charge.isPrepaid ? makeOrderID() : nil
        let job = startJob(
            "DeleteGaussDBforMySQLInstance", .delete, on: instance, lasting: Durations.deletion,
            operation: request.operation.luaName, orderID: orderID ?? "")
        var answer: JSONObject = ["job_id": .string(job)]
        answer.add("order_id", orderID)
        return answer
    }

    /// 4.3.4: adds read nodes, one per priority.
    mutating func addNodes(_ request: ServiceRequest) throws(Refusal) -> JSONObject {
        let instance = try idleInstance(request)
        let priorities = request.arguments["priorities"]?.arrayValue?.compactMap(\.integerValue) ?? []
        guard !priorities.isEmpty else { throw .invalidNodeCount("0") }
        guard instance.readNodes.count + priorities.count <= InstanceOrder.maxReadNodes else { throw .tooManyNodes }
        let zones = try zones(for: priorities.count, of: instance, wish: request.arguments["availability_zones"])
        var nodes: [Node] = []
        for (index, priority) in priorities.enumerated() {
            let number = instance.lastNodeNumber + index + 1
            nodes.append(makeNode(of: instance.name, number: number, zone: zones[index], priority: priority))
        }
        instances.update(instance.id) {
            $0.nodes += nodes
            $0.lastNodeNumber += nodes.count
        }
        let orderID = instance.charge.isPrepaid ? makeOrderID() : nil
        let job = startJob(
            "AddGaussDBforMySQLNodes", .addNodes(nodes.map(\.id)), on: instance,
            lasting: Durations.addition(nodes: nodes.count), operation: request.operation.luaName,
            orderID: orderID ?? "", resourceIDs: nodes.map { $0.id + ".vm" })
        var answer: JSONObject = ["instance_id": .string(instance.id), "node_names": .strings(nodes.map(\.name))]
        if let orderID {
            answer["order_id"] = .string(orderID)
        } else {
            answer["job_id"] = .string(job)
        }
        return answer
    }

    /// From now to the beginning of the next maintenance window.
    private var untilMaintenance: Duration {
        let second = calendar(now).secondsOfDay
        let wait = Instance.maintenanceStart - second
        return .seconds(wait > 0 ? wait : wait + 86_400)
    }

    private func zones(for count: Int, of instance: Instance, wish: JSONValue?) throws(Refusal) -> [String] {
        let wishes = wish?.arrayValue?.compactMap(\.stringValue) ?? []
        guard !wishes.isEmpty else {
            guard instance.availabilityZoneMode == "multi" else {
                return Array(repeating: instance.masterZone, count: count)
            }
            let rota = shop.zones.filter { instance.flavor.status(in: $0) == .normal }
            return (0..<count).map { rota[(instance.nodes.count + $0) % rota.count] }
        }
        for zone in wishes {
            guard shop.zones.contains(zone), instance.flavor.status(in: zone) != .unsupported else {
                throw .invalidZone(zone)
            }
            guard instance.flavor.status(in: zone) == .normal else { throw .soldOut }
        }
        return (0..<count).map { wishes[$0 % wishes.count] }
    }
}

extension Instance {
    fileprivate var isFailedForGood: Bool { status == .createFailed && activeJob == nil }
}
