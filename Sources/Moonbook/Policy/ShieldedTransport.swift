import GaussDB

/// Lets a change that is already on the wire come to its answer when the run is cancelled.
///
/// Tearing the connection off would not stop the service; it would only lose the id of the job that was started. The
/// answer is awaited for at most `gracePeriod` of real time.
struct ShieldedTransport: Transport {
    let base: any Transport
    let gracePeriod: Duration

    func send(_ request: WireRequest) async throws -> WireResponse {
        if request.method == .get || request.method == .head { return try await base.send(request) }
        try Task.checkCancellation()
        // Detached from the caller's cancellation, not from its lifetime: the value is awaited below.
        let sending = Task { [base] in try await base.send(request) }
        return try await withTaskCancellationHandler {
            try await sending.value
        } onCancel: {
            Task { [gracePeriod] in
                try? await Task.sleep(for: gracePeriod, clock: .continuous)
                sending.cancel()
            }
        }
    }
}
