public import JSONWire

extension Client {
    /// Waits until a resource has the state that ends what an operation started, where the job centre does not know.
    ///
    /// Looks at once, then with pauses that grow as for jobs. An end that is seen at the first looks is believed only
    /// after a minute, unless another state was seen before: a resource may go on showing its old state for a moment.
    /// For the same minute a resource that should appear may not be found.
    ///
    /// - Parameters:
    ///   - operation: What started it; it has a ``OperationDescriptor/watch``.
    ///   - arguments: Its arguments.
    ///   - response: Its answer.
    ///   - timeout: How long to wait at most, in the service's time; nil waits as long as it takes.
    ///   - catalogue: Where the operation that reads the state is described.
    ///   - onState: Told each state when it changes. Must return quickly.
    /// - Returns: The last state; nil when the resource is gone, as wanted.
    /// - Throws: ``GaussDBError``: of kind `job` when the resource has a state that means failure, `timeout` when the time
    ///   is up, `validation` when nothing can be watched, `cancelled`, or why it cannot be looked at.
    public func wait(
        for operation: OperationDescriptor, arguments: JSONObject, response: JSONObject, timeout: Duration? = nil,
        catalogue: Catalogue = .shared, onState: @Sendable (String) -> Void = { _ in }
    ) async throws -> String? {
        guard let watch = operation.watch else {
            throw GaussDBError(
                kind: .validation,
                message: "there is nothing to wait for: `\(operation.luaName)` \(operation.wait.ending)",
                operation: operation.luaName)
        }
        guard let reader = catalogue.operation(lua: watch.operation) else {
            throw GaussDBError(
                kind: .configuration, message: "`\(watch.operation)`, which reads the state, is not in this build",
                operation: operation.luaName, hint: "Enable the package trait of its module.")
        }
        // It is asked again and again, and no policy of the caller's is asked for it.
        guard reader.effect == .read else {
            throw GaussDBError(
                kind: .configuration, message: "`\(watch.operation)` does not only read, so no wait may call it",
                operation: operation.luaName, hint: "Mend the `x-watch` of its description.")
        }
        var machine = ResourceWatchState(
            watch, of: operation.luaName, schedule: configuration.polling, timeout: timeout, now: clock.now)
        let asked = watch.readArguments(arguments: arguments, response: response)
        while true {
            let sighting = try await look(with: reader, asked, at: watch.path, arguments, until: machine.deadline)
            let before = machine.lastState
            let next = machine.saw(sighting, now: clock.now)
            if let state = machine.lastState, state != before { onState(state) }
            switch next {
            case .done(let state): return state
            case .failed(let error): throw error
            case .look(let pause):
                do {
                    try await clock.sleep(for: pause)
                } catch {
                    throw GaussDBError(
                        kind: .cancelled, message: "the wait was cancelled", operation: operation.luaName)
                }
            }
        }
    }

    private func look(
        with reader: OperationDescriptor, _ asked: JSONObject, at path: StatePath, _ arguments: JSONObject,
        until deadline: Duration?
    ) async throws -> ResourceWatchState.Sighting {
        do {
            var options = CallOptions(waitsWhenBusy: .zero)
            // A look does not outlast the wait. The last one, when the time is up, still gets a moment.
            if let deadline {
                options.timeout = max(.seconds(1), min(deadline - clock.now, configuration.timeouts.call))
            }
            let answer = try await call(reader, asked, options: options).json()
            switch path.find(in: answer, arguments: arguments) {
            case .value(let value): return value.tolerantString.map { .state($0) } ?? .stateless
            case .noItem: return .absent
            case .nothing: return .stateless
            }
        } catch let error as GaussDBError where error.class == .notFound && error.kind == .api {
            return .absent
        } catch let error as GaussDBError where error.isRetryable {
            // One look that fails says nothing about the resource.
            return .unknown(error)
        }
    }
}
