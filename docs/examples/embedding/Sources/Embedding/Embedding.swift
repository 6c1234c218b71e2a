import GaussDB
import Moonbook

/// Runs a script against an emulator that listens on this machine:
///
///     moonbook emulator --port 8080 &
///     swift run Embedding http://127.0.0.1:8080 report.lua
@main
struct Embedding {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else {
            throw RunError(kind: .usage, message: "give the service's address and a script")
        }
        let configuration = ClientConfiguration(
            endpoint: try Endpoint(parsing: arguments[1]), projectID: "0483b6b16e954cb88930a360d2c4e663")
        let credentials = Credentials.accessKey(
            "EMULATORACCESSKEY000", secret: Secret("emulator-secret-key-0000000000000000000000"))
        let outcome = try await run(arguments[2], configuration: configuration, credentials: credentials)
        if let error = outcome.error { throw error }
    }
}
