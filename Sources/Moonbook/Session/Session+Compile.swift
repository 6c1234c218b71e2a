import Lua

extension Session {
    /// Compiles a script in a state of its own.
    static func compile(_ script: Script) throws(RunError) {
        do throws(LuaError) {
            _ = try LuaState(limits: LuaLimits(memory: 64 << 20)).load(script.source, name: "@" + script.name)
        } catch {
            throw RunError(lua: error, script: script)
        }
    }
}
