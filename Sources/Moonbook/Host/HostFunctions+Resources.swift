import GaussDB
import Lua

extension Session {
    func addResourceFunctions(to host: inout HostFunctions) {
        host.add("resource_wait") { [unowned self] call in
            let (work, timeout) = try workArguments(of: call)
            return try suspend(call, on: waiting(for: work, timeout: timeout) { _ in })
        }
        host.add("resource_watch") { [unowned self] call in
            let (work, timeout) = try workArguments(of: call)
            call.results.integer(
                beginWatch { watch in waiting(for: work, timeout: timeout) { watch.post($0) } })
            call.results.push(work.id)
            return .values
        }
    }

    private func workArguments(of call: borrowing LuaCall) throws -> (work: StartedWork, timeout: Duration) {
        let work = try call.object(1, as: StartedWork.self)
        let timeout = Duration.seconds(try call.number(2))
        beginActivity(work.id, operation: work.operation.luaName, isInJobCenter: false)
        return (work, timeout)
    }

    private func waiting(
        for work: StartedWork, timeout: Duration, onProgress: @escaping @Sendable (JobProgress) -> Void
    ) -> @Sendable () async -> Answer {
        // The runtime's own client: looking at what the script was allowed to start needs no permission of its own.
        let client = runtime.client
        let catalogue = runtime.configuration.catalogue
        let post = post
        let begun = client.clock.now
        let secrets = secrets
        return {
            let answer = await Answer.of {
                let state = try await client.wait(
                    for: work.operation, arguments: work.arguments, response: work.response, timeout: timeout,
                    catalogue: catalogue
                ) { state in
                    let progress = JobProgress(
                        jobID: work.id, status: JobStatus(rawValue: state), elapsed: client.clock.now - begun)
                    post(.progress(progress))
                    onProgress(progress)
                }
                return .state(state, id: work.id)
            }
            guard case .failed(let error) = answer else { return answer }
            return Answer.waitFailed(error, id: work.id).masking(secrets)
        }
    }
}
