import JSONWire

/// Something that an editor's settings file must say.
enum EditorSetting: Sendable {
    /// A setting that the user's own value wins over.
    case value(key: String, JSONValue)
    /// An element that a list must have besides the user's own.
    case element(key: String, String)

    /// What the Lua language server must know of a project, in `.luarc.json`.
    ///
    /// - Parameters:
    ///   - prefix: Before every name, for example `Lua.` in the settings of Visual Studio Code.
    ///   - annotations: Where the annotations are.
    static func all(prefix: String, annotations: String) -> [EditorSetting] {
        [
            .value(key: prefix + "runtime.version", "Lua 5.4"),
            .value(key: prefix + "runtime.builtin", .object(ScriptGlobals.disabledLibraries)),
            .element(key: prefix + "workspace.library", annotations),
            .value(key: prefix + "workspace.checkThirdParty", false),
        ]
    }

    /// The settings file with what is missing.
    ///
    /// - Parameter text: As it is; nil when there is none.
    static func merge(_ settings: [EditorSetting], into text: String?) throws(JSONCError) -> String {
        var file = try JSONCText(text ?? "")
        guard case .object = file.root else { throw JSONCError(line: 1, message: "the settings are not an object") }
        for setting in settings { try setting.add(to: &file) }
        return file.text
    }

    private func add(to file: inout JSONCText) throws(JSONCError) {
        switch self {
        case .value(let key, let value):
            guard Self.find(key, in: file.root) == nil else { return }
            try file.add("\(JSONValue.string(key).text()): \(value.text())", to: file.root)
        case .element(let key, let element):
            let text = JSONValue.string(element).text()
            guard let list = Self.find(key, in: file.root) else {
                try file.add("\(JSONValue.string(key).text()): [\(text)]", to: file.root)
                return
            }
            guard case .array(let elements, _) = list else {
                throw JSONCError(line: 1, message: "\"\(key)\" is not a list; make it one that has \(text)")
            }
            let isThere = elements.contains { if case .string(element, _) = $0 { true } else { false } }
            if !isThere { try file.add(text, to: list) }
        }
    }

    /// The value of a setting, however it is spelt: `workspace.library`, `Lua.workspace.library`, or objects in objects.
    private static func find(_ key: String, in node: JSONCNode) -> JSONCNode? {
        let short = key.hasPrefix("Lua.") ? String(key.dropFirst(4)) : key
        return search("Lua." + short, in: node) ?? (short == key ? search(short, in: node) : nil)
    }

    private static func search(_ key: String, in node: JSONCNode) -> JSONCNode? {
        guard case .object(let members, _) = node else { return nil }
        // Of equal names the last counts.
        for member in members.reversed() {
            if member.key == key { return member.value }
            if key.hasPrefix(member.key + "."),
                let found = search(String(key.dropFirst(member.key.count + 1)), in: member.value)
            {
                return found
            }
        }
        return nil
    }
}
