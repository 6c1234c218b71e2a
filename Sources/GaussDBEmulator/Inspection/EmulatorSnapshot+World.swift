extension EmulatorSnapshot {
    init(_ world: World) {
        self.init(
            time: world.now, instances: world.instances.map(Instance.init), jobs: world.jobs.map(Job.init))
    }
}

extension EmulatorSnapshot.Instance {
    fileprivate init(_ instance: Instance) {
        self.init(
            id: instance.id, name: instance.name, status: instance.status.unified, flavor: instance.flavor.code,
            nodes: instance.nodes.map(EmulatorSnapshot.Node.init),
            proxies: instance.proxies.map(EmulatorSnapshot.Proxy.init), isSQLFilterOn: instance.isSQLFilterOn,
            tags: Dictionary(instance.tags.map { ($0.key, $0.value) }) { $1 })
    }
}

extension EmulatorSnapshot.Node {
    fileprivate init(_ node: Node) {
        self.init(
            id: node.id, name: node.name, isMaster: node.isMaster, status: node.status.rawValue,
            availabilityZone: node.zone,
            filterRules: node.filterRules.map {
                EmulatorSnapshot.FilterRule(sqlType: $0.sqlType, pattern: $0.pattern, maxConcurrency: $0.maxConcurrency)
            })
    }
}

extension EmulatorSnapshot.Proxy {
    fileprivate init(_ proxy: Proxy) {
        self.init(
            id: proxy.id, name: proxy.name, status: proxy.status.rawValue, nodeCount: proxy.nodes.count,
            weights: proxy.weights)
    }
}

extension EmulatorSnapshot.Job {
    fileprivate init(_ job: Job) {
        self.init(
            id: job.id, name: job.name, status: job.status, instanceID: job.instanceID, failReason: job.failReason)
    }
}
