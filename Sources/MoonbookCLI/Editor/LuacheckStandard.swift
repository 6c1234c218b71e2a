/// What luacheck must know of scripts: the globals besides Lua's own, with their fields.
struct LuacheckStandard {
    /// A global or a field with what is known of its own fields.
    private struct Entry {
        var fields: [String: Entry] = [:]
        /// Other fields than the known ones are fine.
        var isOpen = false

        mutating func add(_ path: ArraySlice<Substring>) {
            guard let first = path.first else { return }
            fields[String(first), default: Entry()].add(path.dropFirst())
        }
    }

    private var root = Entry()

    /// - Parameters:
    ///   - names: Dotted names of functions and tables, for example `proxy.create`.
    ///   - modules: Modules that scripts find; any field is fine in one of which no function is among the names.
    init(names: [String], modules: [String]) {
        for name in names { root.add(name.split(separator: ".")[...]) }
        for module in modules where root.fields[module, default: Entry()].fields.isEmpty {
            root.fields[module] = Entry(isOpen: true)
        }
    }

    /// A Lua table for luacheck's `stds`.
    ///
    /// - Parameter indentation: Spaces before every line but the first.
    func lua(indentation: Int = 0) -> String {
        let margin = String(repeating: " ", count: indentation)
        var lines = ["{", "  read_globals = {"]
        for (name, entry) in root.fields.sorted(by: { $0.key < $1.key }) {
            lines += Self.lines(name, entry).map { "    " + $0 }
        }
        return (lines + ["  },", "}"]).joined(separator: "\n" + margin)
    }

    private static func lines(_ name: String, _ entry: Entry) -> [String] {
        if entry.isOpen { return ["\(name) = { other_fields = true },"] }
        guard !entry.fields.isEmpty else { return ["\"\(name)\","] }
        let fields = entry.fields.sorted { $0.key < $1.key }
        let plain = fields.filter { $0.value.fields.isEmpty }.map { "\"\($0.key)\"," }.joined(separator: " ")
        var lines = ["\(name) = {", "  fields = {"]
        lines += WordWrap.lines(plain, first: 96, rest: 96).map { "    " + $0 }
        for (name, entry) in fields where !entry.fields.isEmpty { lines += Self.lines(name, entry).map { "    " + $0 } }
        return lines + ["  },", "},"]
    }
}
