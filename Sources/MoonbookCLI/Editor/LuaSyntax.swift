import GaussDBEmulator
import Moonbook

/// Whether a text is Lua. Nothing of it is run.
enum LuaSyntax {
    struct Problem: Error, CustomStringConvertible {
        var description: String
    }

    /// - Throws: ``Problem`` with the line.
    static func check(_ text: String, name: String) throws(Problem) {
        do {
            // Compiling asks no service anything; a runtime has one all the same.
            let runtime = Runtime(client: Connection.embedded(EmulatorConfiguration()).client)
            try runtime.check(Script(name: name, source: text))
        } catch {
            let line = error.location.map { "line \($0.line): " } ?? ""
            throw Problem(description: "\(line)not valid Lua: \(error.message.singleLine)")
        }
    }
}
