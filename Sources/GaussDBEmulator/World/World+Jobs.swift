import GaussDB

extension World {
    /// Accepts a change of an instance: from here on the instance is busy until the job ends.
    ///
    /// - Parameters:
    ///   - delay: Until the job begins; the instance is free meanwhile.
    ///   - operation: The Lua name, for faults that make jobs fail.
    mutating func startJob(
        _ name: String, _ work: Job.Work, on instance: Instance, lasting duration: Duration, delay: Duration? = nil,
        operation: String, orderID: String = "", resourceIDs: [String] = []
    ) -> String {
        let failure = faults.strikeJob(of: operation)
        let job = Job(
            id: makeJobID(), name: name, instanceID: instance.id, instanceName: instance.name, work: work, created: now,
            duration: duration, orderID: orderID, resourceIDs: resourceIDs, failure: failure,
            state: delay == nil ? .running(since: now) : .pending)
        jobs[job.id] = job
        if let delay {
            schedule(.jobBegins(job.id), after: delay)
        } else {
            instances.update(instance.id) { $0.activeJob = job.id }
            schedule(.jobEnds(job.id), after: failure == nil ? duration : duration / 2)
        }
        return job.id
    }

    mutating func happen(_ event: Event) {
        switch event {
        case .jobBegins(let id): beginJob(id)
        case .jobEnds(let id): endJob(id)
        case .backupBegins(let instance): beginBackup(of: instance)
        case .backupEnds(let instance):
            instances.update(instance) { if $0.status == .backingUp { $0.status = .normal } }
        }
    }

    /// The job's instance as the job list tells it.
    func instanceStatus(of job: Job) -> String { instances[job.instanceID]?.status.unified ?? "deleted" }

    private mutating func beginJob(_ id: String) {
        guard let job = jobs[id], job.state == .pending else { return }
        guard let instance = instances[job.instanceID] else {
            jobs.update(id) { $0.state = .failed(at: now, reason: "The DB instance does not exist.") }
            return
        }
        guard instance.isFree else { return schedule(.jobBegins(id), after: Durations.backupRetry) }
        jobs.update(id) { $0.state = .running(since: now) }
        instances.update(instance.id) {
            $0.activeJob = id
            if case .restart = job.work { $0.status = .rebooting }
        }
        schedule(.jobEnds(id), after: job.failure == nil ? job.duration : job.duration / 2)
    }

    private mutating func endJob(_ id: String) {
        guard let job = jobs[id], case .running = job.state else { return }
        let moment = now
        instances.update(job.instanceID) {
            $0.activeJob = nil
            $0.updated = moment
        }
        if let reason = job.failure {
            jobs.update(id) { $0.state = .failed(at: moment, reason: reason) }
            instances.update(job.instanceID) { $0.undo(job.work) }
        } else {
            jobs.update(id) { $0.state = .completed(at: moment) }
            instances.update(job.instanceID) { $0.apply(job.work, at: moment) }
            switch job.work {
            case .create: schedule(.backupBegins(instance: job.instanceID), after: Durations.untilFirstBackup)
            case .delete: instances[job.instanceID] = nil
            default: break
            }
        }
    }

    private mutating func beginBackup(of id: String) {
        guard let instance = instances[id] else { return }
        guard instance.isFree else { return schedule(.backupBegins(instance: id), after: Durations.backupRetry) }
        instances.update(id) { $0.status = .backingUp }
        schedule(.backupEnds(instance: id), after: Durations.backup)
    }
}

extension Instance {
    /// Nothing is being done to it.
    var isFree: Bool { activeJob == nil && status == .normal }

    /// Gives the instance what a finished job made.
    mutating func apply(_ work: Job.Work, at moment: Duration) {
        switch work {
        case .create, .restart:
            status = .normal
            for index in nodes.indices { nodes[index].settle(at: moment) }
        case .addNodes(let ids):
            for id in ids { updateNode(id) { $0.settle(at: moment) } }
            for index in proxies.indices where proxies[index].addsNewNodes {
                for id in ids { proxies[index].weights[id] = proxies[index].newNodeWeight }
            }
        case .openProxy(let id):
            updateProxy(id) { $0.status = .active }
        case .setWeights(let id, let weights):
            updateProxy(id) {
                $0.status = .active
                $0.weights.merge(weights) { $1 }
            }
        case .switchFilter(let on):
            isSQLFilterOn = on
        case .setRules(let changes):
            for change in changes { updateNode(change.node) { $0.set(change.rule) } }
        case .deleteRules(let changes):
            for change in changes { updateNode(change.node) { $0.remove(change.rule) } }
        case .delete:
            break
        }
    }

    /// Takes back what a failed job had begun.
    mutating func undo(_ work: Job.Work) {
        switch work {
        case .create: status = .createFailed
        case .restart: status = .normal
        case .addNodes(let ids): nodes.removeAll { ids.contains($0.id) }
        case .openProxy(let id): updateProxy(id) { $0.status = .failed }
        case .setWeights(let id, _): updateProxy(id) { $0.status = .active }
        case .switchFilter, .setRules, .deleteRules, .delete: break
        }
    }
}

extension Node {
    fileprivate mutating func settle(at moment: Duration) {
        status = .normal
        updated = moment
    }

    fileprivate mutating func set(_ rule: FilterRule) {
        if let index = filterRules.firstIndex(where: { $0.sqlType == rule.sqlType && $0.pattern == rule.pattern }) {
            filterRules[index] = rule
        } else {
            filterRules.append(rule)
        }
    }

    fileprivate mutating func remove(_ rule: FilterRule) {
        filterRules.removeAll { $0.sqlType == rule.sqlType && $0.pattern == rule.pattern }
    }
}
