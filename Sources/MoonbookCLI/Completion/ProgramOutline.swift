import ArgumentParser
import JSONWire

/// Asks the argument parser which commands there are. Not needed for `call`, whose words it does not know.
enum ProgramOutline {
    static func read() -> CommandOutline? {
        guard let dump = try? JSONValue(parsing: MoonbookCommand._dumpHelp()) else { return nil }
        return CommandOutline(dump["command"])
    }
}
