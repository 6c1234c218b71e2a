import GaussDB
import GaussDBHTTP
import Moonbook

func run(_ path: String, configuration: ClientConfiguration, credentials: Credentials) async throws -> RunOutcome {
    let script = try Script.read(path: path)
    return try await withHTTPTransport { transport in
        let client = Client(configuration: configuration, credentials: credentials, transport: transport)
        return await Runtime(client: client).run(script) { event in
            if case .output(let line) = event { print(line) }
        }
    }
}
