/// Which of Lua's standard libraries a state offers.
///
/// In both sets `coroutine`, `pcall` and `xpcall` are replaced by versions that let host functions wait anywhere inside
/// them, and that cannot swallow an interruption.
public struct LuaLibraries: Sendable, Equatable {
    let isSandboxed: Bool

    /// For scripts that are not to touch the machine.
    ///
    /// The basic functions (without `dofile` and `loadfile`; `load` takes text only; `collectgarbage` takes
    /// "collect" and "count" only; `setmetatable` refuses `__gc`, because a finalizer cannot be interrupted), `coroutine`, `table`, `string`
    /// (without `dump`), `utf8`, `math`, and of `os` the functions `time`, `clock`, `date` and `difftime`. There is no
    /// `io`, `debug`, `package` or `require`.
    public static let sandboxed = LuaLibraries(isSandboxed: true)

    /// Everything that comes with Lua, for scripts that are trusted like the program itself.
    public static let all = LuaLibraries(isSandboxed: false)
}
