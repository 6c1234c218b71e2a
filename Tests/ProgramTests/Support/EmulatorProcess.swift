#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// A running `moonbook emulator` on a port of its own.
final class EmulatorProcess: Sendable {
    let child: Child
    /// `http://127.0.0.1:N`
    let address: String
    let port: Int

    static func start(_ arguments: String...) async throws -> EmulatorProcess {
        let child = try Moonbook.start(["emulator", "--port", "0"] + arguments)
        let address = try await child.outputLine()
        guard let port = address.split(separator: ":").last.flatMap({ Int($0) }) else {
            throw Child.Failure(description: "\(address) is not an address")
        }
        return EmulatorProcess(child: child, address: address, port: port)
    }

    private init(child: Child, address: String, port: Int) {
        self.child = child
        self.address = address
        self.port = port
    }

    /// Makes it fail on demand.
    ///
    /// - Parameter respond: JSON, as documented for `POST /emulator/faults`.
    func inject(operation: String, respond: String, count: Int = 1) throws {
        let body = "{\"operation\":\"\(operation)\",\"respond\":\(respond),\"count\":\(count)}"
        let answer = try Loopback.request("POST", port: port, path: "/emulator/faults", body: body)
        guard answer.hasPrefix("HTTP/1.1 2") else { throw Child.Failure(description: "no fault injected: \(answer)") }
    }

    /// What it was asked so far, as it tells.
    func requests() throws -> String { try Loopback.request("GET", port: port, path: "/emulator/requests") }

    func run(script: String, named name: String = "script.lua", _ arguments: String...) async throws -> Child.Finished {
        let scratch = try Scratch()
        let path = try scratch.write(script, to: name)
        return try await Moonbook.start(["run", path, "--endpoint", address] + arguments).finish()
    }

    deinit { child.send(signal: SIGTERM) }
}
