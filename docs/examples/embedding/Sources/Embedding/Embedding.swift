import GaussDB
import Moonbook

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Runs a script against an emulator that listens on this machine:
///
///     moonbook emulator --port 8080 &
///     swift run Embedding http://127.0.0.1:8080 report.lua
@main
struct Embedding {
    static func main() async {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else {
            print("usage: Embedding ADDRESS SCRIPT")
            exit(64)
        }
        do {
            // An account of yours is found with `CredentialsProvider(environment:).profile()`.
            let configuration = ClientConfiguration(
                endpoint: try Endpoint(parsing: arguments[1]), projectID: "0483b6b16e954cb88930a360d2c4e663")
            let credentials = Credentials.accessKey(
                "EMULATORACCESSKEY000", secret: Secret("emulator-secret-key-0000000000000000000000"))
            let outcome = try await run(arguments[2], configuration: configuration, credentials: credentials)
            if let error = outcome.error { throw error }
        } catch {
            print("\(error)")
            exit(1)
        }
    }
}
