import GaussDB
import Lua

extension Session {
    func addRunbookFunctions(to host: inout HostFunctions) {
        host.add("parameters") { [unowned self] call in
            parametersWereRead = true
            call.results.push(parameters)
            return .values
        }
        let catalogue = runtime.configuration.catalogue
        host.add("allow", as: "needs") { [unowned self] call in
            let names = try call.read(1, as: [String].self)
            // A name that is no operation would allow nothing and be noticed only when the call is refused, perhaps
            // behind half of the work.
            for name in names {
                if let error = Self.refusal(ofNeed: name, in: catalogue) { throw error }
            }
            permissions.allow(names)
            return .values
        }
    }

    /// Why a script cannot declare that it calls `name`; nil when it can.
    private static func refusal(ofNeed name: String, in catalogue: Catalogue) -> RunError? {
        if name == RawRequest.name || catalogue.operation(lua: name) != nil { return nil }
        // `proxy.*` stands for what begins so, as long as anything does.
        if name.hasSuffix("*"), catalogue.luaNames.contains(where: { $0.hasPrefix(name.dropLast()) }) { return nil }
        if let listed = operation(behindLoop: name, in: catalogue) {
            return RunError(
                kind: .script,
                message: "`needs` lists operations, and `\(name)` is a loop over the pages of `\(listed)`",
                hint: "write \"\(listed)\" instead")
        }
        let names = name.hasSuffix("*") ? catalogue.modules.map { $0 + ".*" } : catalogue.luaNames + [RawRequest.name]
        let nearest = NearestName.nearest(to: name, among: names)
        return RunError(
            kind: .script,
            message: "`needs` lists `\(name)`, which is no operation"
                + (nearest.map { "; did you mean `\($0)`?" } ?? ""),
            hint: "`moonbook api` shows the operations")
    }

    /// `instance.list` for `instance.each` and `instance.all`.
    private static func operation(behindLoop name: String, in catalogue: Catalogue) -> String? {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let function = name[name.index(after: dot)...]
        guard let prefix = ["each", "all"].first(where: { function == $0 || function.hasPrefix($0 + "_") }) else {
            return nil
        }
        let listed = String(name[...dot] + "list" + function.dropFirst(prefix.count))
        return catalogue.operation(lua: listed)?.paging == nil ? nil : listed
    }
}
