import JSONWire

/// What scripts lack of Lua's own library, for editors and luacheck.
enum ScriptGlobals {
    /// Libraries that are not there at all.
    static let missingLibraries = ["debug", "io", "package"]

    /// Functions that are not there. `os` has `clock`, `date`, `difftime` and `time`.
    static let missingFunctions = [
        "dofile", "loadfile", "os.execute", "os.exit", "os.getenv", "os.remove", "os.rename", "os.setlocale",
        "os.tmpname", "string.dump",
    ]

    /// In the form of the Lua language server's `runtime.builtin`.
    ///
    /// Without `package` it would not know `require` either, which scripts have.
    static var disabledLibraries: JSONObject {
        var object = JSONObject()
        for name in missingLibraries where name != "package" { object.append(key: name, value: "disable") }
        return object
    }
}
