/// The built `moonbook`, as a user starts it.
enum Moonbook {
    /// Next to the running test bundle.
    static let executable: String = {
        let bundle = Scratch.resolved("/proc/self/exe")
        return bundle[..<(bundle.lastIndex(of: "/") ?? bundle.endIndex)] + "/moonbook"
    }()

    /// No credentials, no colours, a home without files, UTF-8.
    static let environment = [
        "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8", "TERM": "xterm-256color", "TZ": "UTC",
    ]

    static func start(
        _ arguments: [String], environment extra: [String: String] = [:], streams: Child.Streams = .pipes(input: nil)
    ) throws -> Child {
        try Child(
            executable, arguments, environment: environment.merging(extra) { _, new in new }, streams: streams)
    }

    /// Runs it to its end.
    static func run(
        _ arguments: String..., environment: [String: String] = [:], input: String? = nil
    ) async throws -> Child.Finished {
        try await start(arguments, environment: environment, streams: .pipes(input: input)).finish()
    }

    /// Writes `source` into a file and runs it to its end.
    ///
    /// - Parameter name: The file's name, which messages show.
    static func run(
        script source: String, named name: String = "script.lua", _ arguments: String...,
        environment: [String: String] = [:]
    ) async throws -> Child.Finished {
        let scratch = try Scratch()
        let path = try scratch.write(source, to: name)
        return try await start(["run", path] + arguments, environment: environment).finish()
    }
}
