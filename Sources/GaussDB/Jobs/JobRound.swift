/// What a look at one job gave.
enum JobSighting: Sendable {
    case seen(JobSnapshot)
    /// The job centre has no such job, or does not show it yet.
    case missing
    case failed(GaussDBError)
}

/// One look at all jobs that somebody waits for, with few requests.
struct JobRound {
    /// Up to so many jobs are asked for one by one; more are found in the list of running jobs, and only those that are
    /// not in it (ended, not begun, not visible yet) are asked for one by one.
    static let singleLimit = 3
    /// Requests under way at once.
    static let concurrency = 4

    let center: any JobCenter

    func look(at ids: [String]) async -> [String: JobSighting] {
        var sightings: [String: JobSighting] = [:]
        if ids.count > JobRound.singleLimit {
            do {
                let wanted = Set(ids)
                for job in try await center.runningJobs() where wanted.contains(job.id) {
                    sightings[job.id] = .seen(job)
                }
            } catch {
                if error.kind == .cancelled || error.isPassing {
                    return Dictionary(uniqueKeysWithValues: ids.map { ($0, .failed(error)) })
                }
                // Whoever may not list jobs may still look at single ones.
            }
        }
        let rest = ids.filter { sightings[$0] == nil }
        await withTaskGroup(of: (String, JobSighting).self) { group in
            var next = rest.makeIterator()
            for _ in 0..<JobRound.concurrency {
                if let id = next.next() { group.addTask { (id, await look(at: id)) } }
            }
            for await (id, sighting) in group {
                sightings[id] = sighting
                if let id = next.next() { group.addTask { (id, await look(at: id)) } }
            }
        }
        return sightings
    }

    private func look(at id: String) async -> JobSighting {
        do {
            return try await center.job(id).map { .seen($0) } ?? .missing
        } catch {
            return error.class == .notFound && error.kind == .api ? .missing : .failed(error)
        }
    }
}

extension GaussDBError {
    /// A look at a job that failed like this says nothing about the job; the next may succeed.
    var isPassing: Bool {
        switch kind {
        case .network, .timeout: true
        case .api: `class` == .throttled || `class` == .service || `class` == .busy
        default: false
        }
    }
}
