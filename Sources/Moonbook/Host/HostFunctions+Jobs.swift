import GaussDB
import JSONWire
import Lua

extension Session {
    func addJobFunctions(to host: inout HostFunctions) {
        host.add("job_wait") { [unowned self] call in
            let (id, timeout) = try jobArguments(of: call)
            let wait = waiting(for: id, timeout: timeout) { _ in }
            return try suspend(call, on: wait)
        }
        host.add("job_watch") { [unowned self] call in
            let (id, timeout) = try jobArguments(of: call)
            call.results.integer(
                beginWatch { watch in waiting(for: id, timeout: timeout) { watch.post($0) } })
            return .values
        }
        host.add("next_look") { [unowned self] call in
            guard let watch = watches[try call.integer(1)] else {
                throw RunError(kind: .script, message: "the wait has ended")
            }
            return try suspend(call) {
                switch await watch.next() {
                case .progress(let progress): .progress(progress)
                case .ended(let answer): .watched(answer)
                case nil: .failed(RunError(kind: .cancelled, message: "the wait was cancelled"))
                }
            }
        }
        host.add("unwatch") { [unowned self] call in
            if let watch = watches.removeValue(forKey: try call.integer(1)) { giveUp(watch.ticket) }
            return .values
        }
    }

    /// Begins a wait that a script looks at as it goes on; returns the number by which the script knows it.
    func beginWatch(_ wait: (JobWatch) -> @Sendable () async -> Answer) -> Int64 {
        let watch = JobWatch(ticket: makeTicket())
        let body = wait(watch)
        beginInBackground(
            HostOperation(ticket: watch.ticket) {
                let answer = await body()
                watch.finish(answer)
                return answer
            })
        lastWatch += 1
        watches[lastWatch] = watch
        return lastWatch
    }

    private func jobArguments(of call: borrowing LuaCall) throws -> (id: String, timeout: Duration) {
        let id = try call.string(1)
        beginActivity(id, operation: try call.read(3, as: String?.self) ?? "")
        return (id, .seconds(try call.number(2)))
    }

    private func waiting(
        for id: String, timeout: Duration, onProgress: @escaping @Sendable (JobProgress) -> Void
    ) -> @Sendable () async -> Answer {
        let tracker = client.jobs
        let post = post
        let secrets = secrets
        return {
            let answer = await Answer.of {
                .job(
                    try await tracker.wait(for: id, timeout: timeout) { state in
                        post(.progress(state))
                        onProgress(state)
                    })
            }
            return answer.masking(secrets)
        }
    }
}
