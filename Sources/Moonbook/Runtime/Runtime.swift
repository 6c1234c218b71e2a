public import GaussDB

/// Runs Lua scripts over a client.
///
/// ```swift
/// let runtime = Runtime(client: client)
/// let outcome = await runtime.run(try Script.read(path: "failover.lua")) { event in
///     if case .output(let line) = event { print(line) }
/// }
/// ```
///
/// Every run has its own Lua state on a thread of its own; runs share nothing but the client.
public struct Runtime: Sendable {
    public let client: Client
    public let configuration: RuntimeConfiguration

    public init(client: Client, configuration: RuntimeConfiguration = RuntimeConfiguration()) {
        self.client = client
        self.configuration = configuration
    }

    /// Runs one script to its end.
    ///
    /// Cancelling the calling task cancels the run in order: its waits end, its `<close>` variables are closed within the
    /// grace period, and the outcome lists the jobs that go on in the cloud.
    ///
    /// - Parameters:
    ///   - script: What to run.
    ///   - parameters: The script's parameters as text, by name. A script that declares none refuses them.
    ///   - deadline: The most real time the run may take; nil for no limit.
    ///   - events: Called in order, on the run's thread; it must not block for long.
    /// - Returns: How it ended. Errors of the script are in the outcome; this never throws.
    public func run(
        _ script: Script, parameters: [String: String] = [:], deadline: Duration? = nil,
        events: @escaping @Sendable (RunEvent) -> Void = { _ in }
    ) async -> RunOutcome {
        await Run(runtime: self, script: script, parameters: parameters, events: events).execute(deadline: deadline)
    }

    /// Compiles a script without running it.
    ///
    /// - Throws: ``RunError`` with the line and what was expected there.
    public func check(_ script: Script) throws(RunError) {
        try Session.compile(script)
    }
}
