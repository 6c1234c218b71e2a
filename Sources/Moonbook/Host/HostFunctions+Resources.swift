import GaussDB
import Lua

extension Session {
    func addResourceFunctions(to host: inout HostFunctions) {
        host.add("resource_wait") { [unowned self] call in
            let work = try call.object(1, as: StartedWork.self)
            let timeout = Duration.seconds(try call.number(2))
            beginActivity(work.id, operation: work.operation.luaName)
            // The runtime's own client: looking at what the script was allowed to start needs no permission of its own.
            let client = runtime.client
            let catalogue = runtime.configuration.catalogue
            let post = post
            let begun = client.clock.now
            return try suspend(call) {
                await Answer.of {
                    let state = try await client.wait(
                        for: work.operation, arguments: work.arguments, response: work.response, timeout: timeout,
                        catalogue: catalogue
                    ) { state in
                        post(
                            .progress(
                                JobProgress(
                                    jobID: work.id, status: JobStatus(rawValue: state),
                                    elapsed: client.clock.now - begun)))
                    }
                    return .state(state, id: work.id)
                }
            }
        }
    }
}
