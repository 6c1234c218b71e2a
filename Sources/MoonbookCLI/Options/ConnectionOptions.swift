import ArgumentParser

/// Which service a script talks to. No secret is a flag: other users of the machine see flags.
struct ConnectionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Use this profile of the credentials file.", valueName: "name"))
    var profile: String?

    @Flag(help: "Use the built-in emulator: a simulated service inside this program.")
    var emulator = false

    @Option(help: ArgumentHelp("Talk to this address instead of the region's.", valueName: "url"))
    var endpoint: String?

    @Option(help: ArgumentHelp("The region, for example cn-north-4.", valueName: "region"))
    var region: String?

    func validate() throws {
        if emulator, profile != nil || endpoint != nil {
            throw ValidationError("--emulator cannot be combined with --profile or --endpoint: choose one service")
        }
    }
}
