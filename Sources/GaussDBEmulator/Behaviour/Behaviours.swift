import GaussDB
import JSONWire

/// What an operation does: looks at or changes the world and answers, or refuses and changes nothing.
typealias Behaviour = @Sendable (inout World, ServiceRequest) throws(Refusal) -> JSONObject

/// The operations that are simulated, by Lua name. Everything else about them is in the description.
enum Behaviours {
    static let all: [String: Behaviour] = [
        "engine.list_flavors": { world, request throws(Refusal) in try world.listFlavors(request) },
        "instance.create": { world, request throws(Refusal) in try world.createInstance(request) },
        "instance.list": { world, request throws(Refusal) in try world.listInstances(request) },
        "instance.get": { world, request throws(Refusal) in try world.describeInstance(request) },
        "instance.restart": { world, request throws(Refusal) in try world.restartInstance(request) },
        "instance.add_nodes": { world, request throws(Refusal) in try world.addNodes(request) },
        "instance.delete": { world, request throws(Refusal) in try world.deleteInstance(request) },
        "proxy.create": { world, request throws(Refusal) in try world.openProxy(request) },
        "proxy.list": { world, request throws(Refusal) in try world.listProxies(request) },
        "proxy.set_weights": { world, request throws(Refusal) in try world.setWeights(request) },
        "sqlfilter.set_switch": { world, request throws(Refusal) in try world.switchFilter(request) },
        "sqlfilter.get_switch": { world, request throws(Refusal) in try world.filterSwitch(request) },
        "sqlfilter.set_rules": { world, request throws(Refusal) in try world.setFilterRules(request) },
        "sqlfilter.get_rules": { world, request throws(Refusal) in try world.filterRules(request) },
        "sqlfilter.delete_rules": { world, request throws(Refusal) in try world.deleteFilterRules(request) },
        "job.get": { world, request throws(Refusal) in try world.describeJob(request) },
        "job.list": { world, request throws(Refusal) in try world.listJobs(request) },
    ]
}

extension World {
    /// The instance that the path names.
    func instance(_ request: ServiceRequest) throws(Refusal) -> Instance {
        guard let instance = instances[request.text("instance_id")] else { throw .noSuchInstance }
        return instance
    }

    /// The instance that the path names, provided that it may be changed now.
    func idleInstance(_ request: ServiceRequest) throws(Refusal) -> Instance {
        let instance = try instance(request)
        if instance.status == .createFailed { throw .wrongState }
        guard instance.isFree else { throw .busy }
        return instance
    }

    /// One page of a list; `total` counts the whole.
    static func page<Element>(
        _ elements: some Sequence<Element>, offset: Int, limit: Int
    ) -> (items: [Element], total: Int) {
        var items: [Element] = []
        var total = 0
        for element in elements {
            if total >= offset, items.count < limit { items.append(element) }
            total += 1
        }
        return (items, total)
    }
}
