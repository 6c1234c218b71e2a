import ArgumentParser
import GaussDB
import GaussDBEmulator

struct EmulatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "emulator",
        abstract: "Serve the emulator over HTTP on this machine until Ctrl-C.",
        discussion: """
            The address is the first and only line on standard output. The account is printed on standard error, with \
            lines to paste into another shell. The account's values are not secrets.
            """)

    @Option(help: ArgumentHelp("The port; 0 picks a free one.", valueName: "n"))
    var port = 0

    @Option(help: ArgumentHelp("The address of this machine to serve on.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("The account's access key.", valueName: "ak"))
    var accessKey = EmulatorAccount().accessKey

    @Option(help: ArgumentHelp("The account's secret key.", valueName: "sk"))
    var secretKey = EmulatorAccount().secretKey

    @Option(help: ArgumentHelp("The account's project id.", valueName: "id"))
    var project = EmulatorAccount().projectID

    @Option(help: ArgumentHelp("The region it pretends to be.", valueName: "region"))
    var region = EmulatorAccount().region

    @Option(help: ArgumentHelp("Its seconds in one second.", valueName: "factor"))
    var speed = 1200.0

    @Option(help: ArgumentHelp("From what ids are made; the same requests then give the same ids.", valueName: "n"))
    var seed: UInt64 = 1

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port is 0 to 65535, not \(port)") }
        guard ScaledClock.speeds.contains(speed) else {
            throw ValidationError("--speed is 0.001 to 1000000, not \(speed)")
        }
        for (flag, value) in [("--access-key", accessKey), ("--secret-key", secretKey), ("--region", region)]
        where value.isEmpty {
            throw ValidationError("\(flag) is empty")
        }
        guard project.utf8.count == 32, project.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            throw ValidationError("--project is 32 letters and digits, not '\(project)'")
        }
    }

    func run() async throws {
        var account = EmulatorAccount()
        account.accessKey = accessKey
        account.secretKey = secretKey
        account.projectID = project
        account.region = region
        let session = EmulatorSession(
            configuration: EmulatorConfiguration(account: account, time: .scaled(speed), seed: seed), host: host,
            port: port)
        throw ExitCode(try await session.run().rawValue)
    }
}
