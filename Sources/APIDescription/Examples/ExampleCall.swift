/// How an operation is called with what it needs at least.
package struct ExampleCall: Sendable {
    package let luaName: String
    /// What the operation starts can be waited for.
    package let canWait: Bool
    /// Wherever they travel.
    package let arguments: ExampleObject

    package init(luaName: String, canWait: Bool, arguments: ExampleObject) {
        self.luaName = luaName
        self.canWait = canWait
        self.arguments = arguments
    }

    /// The lines of a script.
    ///
    /// - Parameters:
    ///   - unknown: Stands for what only the caller knows.
    ///   - width: What fits into one line, in columns.
    package func lua(unknown: String, width: Int) -> [String] {
        let entries = arguments.members.map { "\($0.field.name) = \($0.value.lua(unknown: unknown))" }
        let list = entries.isEmpty ? "{}" : "{ " + entries.joined(separator: ", ") + " }"
        let inOneLine = "local result = \(luaName) \(list)"
        var lines = [inOneLine]
        if inOneLine.count > width {
            lines = ["local result = \(luaName) {"] + entries.map { "  \($0)," } + ["}"]
        }
        return lines + (canWait ? ["result:wait()"] : [])
    }
}
