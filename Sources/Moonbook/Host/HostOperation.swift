import GaussDB
import JSONWire

/// Something outside Lua that a task waits for.
struct HostOperation: Sendable {
    let ticket: Ticket
    /// Runs off the script's thread. Ends soon after its task is cancelled.
    let body: @Sendable () async -> Answer
}

/// What an operation came to.
enum Answer: Sendable {
    /// No value: time has passed.
    case done
    /// `work` is what was started, where a resource's state tells its end.
    case response(CallResponse, of: OperationDescriptor, work: StartedWork?)
    case job(JobSnapshot)
    /// A resource has the state that was waited for, or is gone. `id` is what its wait is shown as.
    case state(String?, id: String)
    /// A watched job goes on.
    case progress(JobProgress)
    /// A watched job has ended.
    indirect case watched(Answer)
    case boolean(Bool)
    case secret(Secret, origin: String)
    case failed(RunError)
    /// What the wait for a resource failed with. `id` is what that wait is shown as.
    case waitFailed(RunError, id: String)

    /// The answer of a throwing body; every error becomes a ``RunError``.
    static func of(_ body: () async throws -> Answer) async -> Answer {
        do {
            return try await body()
        } catch let error as RunError {
            return .failed(error)
        } catch let error as GaussDBError {
            return .failed(RunError(error))
        } catch is CancellationError {
            return .failed(RunError(kind: .cancelled, message: "the wait was cancelled"))
        } catch {
            return .failed(RunError(kind: .script, message: String(describing: error)))
        }
    }
}
