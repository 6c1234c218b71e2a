import GaussDB
import Lua

extension Session {
    func addModuleFunctions(to host: inout HostFunctions) {
        let catalogue = runtime.configuration.catalogue
        host.add("standard_module") { [unowned self] call in
            let name = try call.string(1)
            if name != "prelude", let source = StandardLibrary.source(of: name) {
                call.results.push(try state.load(source, name: "=(moonbook " + name + ")"))
            } else {
                call.results.pushNil()
            }
            return .values
        }
        host.add("has_api_module") { call in
            let name = try call.string(1)
            call.results.bool(catalogue.modules.contains { $0 == name || $0.hasPrefix(name + ".") })
            return .values
        }
        host.add("operations") { call in
            let module = try call.string(1)
            let names = catalogue.luaNames(inModule: module).map { String($0.dropFirst(module.count + 1)) }
            call.results.push(names)
            return .values
        }
        host.add("child_modules") { call in
            let prefix = try call.string(1) + "."
            let children = catalogue.modules.filter { $0.hasPrefix(prefix) }.map { name in
                String(name.dropFirst(prefix.count).prefix { $0 != "." })
            }
            call.results.push(Set(children).sorted())
            return .values
        }
        host.add("catalogue") { call in
            if let entries = ServiceCatalogues.json(try call.string(1)) {
                call.results.push(entries)
            } else {
                call.results.pushNil()
            }
            return .values
        }
        host.add("did_you_mean") { call in
            let name = try call.string(1)
            let candidates =
                switch try call.string(2) {
                case "module": StandardLibrary.moduleNames + catalogue.modules
                default: StandardLibrary.moduleNames + catalogue.modules + StandardLibrary.builtIns
                }
            call.results.push(Self.suggestion(for: name, among: candidates))
            return .values
        }
        host.add("nearest") { call in
            call.results.push(
                Self.suggestion(
                    for: try call.string(1), among: try call.read(2, as: [String].self),
                    prefix: try call.read(3, as: String?.self) ?? ""))
            return .values
        }
    }

    /// `; did you mean …?`, or nothing when no name is near. `prefix` stands before the name that is found.
    private static func suggestion(for name: String, among candidates: [String], prefix: String = "") -> String {
        NearestName.nearest(to: name, among: candidates).map { "; did you mean `" + prefix + $0 + "`?" } ?? ""
    }
}

extension StandardLibrary {
    /// Whether a module of an API cannot be called so.
    static func isReserved(_ name: String) -> Bool {
        // Scripts cannot load what the library keeps for itself.
        moduleNames.contains(name) || builtIns.contains(name) || source(of: name) != nil
            || name.hasPrefix("operations_")
    }

    /// Names that are there without being loaded.
    static let builtIns = [
        "assert", "collectgarbage", "coroutine", "error", "getmetatable", "ipairs", "load", "math", "meta", "next",
        "null",
        "os", "pairs", "pcall", "print", "rawequal", "rawget", "rawlen", "rawset", "require", "select", "setmetatable",
        "string", "table", "tonumber", "tostring", "type", "utf8", "xpcall",
    ]
}
