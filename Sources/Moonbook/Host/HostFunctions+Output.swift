import Lua

extension Session {
    func addOutputFunctions(to host: inout HostFunctions) {
        host.add("output") { [unowned self] call in
            emit(.output(try call.text(1)))
            return .values
        }
        host.add("log") { [unowned self] call in
            let level = try LogLevel(rawValue: call.string(1)) ?? .info
            emit(.log(level: level, message: try call.text(2)))
            return .values
        }
        host.add("step") { [unowned self] call in
            let name = try call.text(1)
            step = name
            emit(.step(name))
            return .values
        }
        host.add("display_width") { call in
            call.results.push(DisplayWidth.of(try call.text(1)))
            return .values
        }
    }
}

extension LuaCall {
    /// A string argument as text; bytes that are not UTF-8 are shown as replacement characters rather than refused.
    func text(_ index: Int) throws(LuaError) -> String {
        String(decoding: try read(index, as: [UInt8].self), as: UTF8.self)
    }
}
