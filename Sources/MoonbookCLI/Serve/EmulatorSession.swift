import EmulatorServer
import GaussDBEmulator

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// One `moonbook emulator`, from binding the port to the signal that stops it.
struct EmulatorSession: Sendable {
    var configuration: EmulatorConfiguration
    var host: String
    var port: Int

    func run() async throws -> ExitStatus {
        SignalListener.ignoreBrokenPipes()
        let emulator = Emulator(configuration: configuration)
        let server = EmulatorHTTPServer(emulator: emulator, host: host, port: port)
        let account = configuration.account
        let speed = emulator.clock.speed ?? 1
        let interrupter = Interrupter(grace: .seconds(5))
        // Before the address is known to anybody who could send one.
        try SignalListener.start([SIGINT, SIGTERM, SIGHUP]) { interrupter.hear($0) }
        let serving = Task {
            try await server.run { endpoint in
                let greeting = EmulatorGreeting(endpoint: endpoint, account: account, speed: speed)
                var output = OutputStream(descriptor: 1)
                output.write(greeting.address)
                var error = OutputStream(descriptor: 2)
                // Whoever started it waits for the line and would wait for ever.
                if let failure = output.failure {
                    if !failure.isBrokenPipe { error.write("\(failure)\n") }
                    return interrupter.outputClosed()
                }
                error.write(greeting.text)
            }
        }
        interrupter.attach(
            Interrupter.Reach(
                cancel: { serving.cancel() }, announce: { _ in }, endAtOnce: { status in _exit(status.rawValue) }))
        do {
            try await serving.value
            return interrupter.signal == SIGPIPE ? .outputClosed : .success
        } catch {
            // Stopping is what a signal asks for, whatever the server says while it closes.
            if let signal = interrupter.signal { return signal == SIGPIPE ? .outputClosed : .success }
            var stream = OutputStream(descriptor: 2)
            stream.write("cannot serve on \(host):\(port): \(error)\n")
            return .configuration
        }
    }
}
