import Lua

extension Session {
    func addRunbookFunctions(to host: inout HostFunctions) {
        host.add("parameters") { [unowned self] call in
            parametersWereRead = true
            call.results.push(parameters)
            return .values
        }
        host.add("allow", as: "needs") { [unowned self] call in
            permissions.allow(try call.read(1, as: [String].self))
            return .values
        }
    }
}
