import GaussDB
import JSONWire
import Lua

extension Session {
    func addPageFunctions(to host: inout HostFunctions) {
        let catalogue = runtime.configuration.catalogue
        // How a list is paged: the answer's list, the arguments that make a page, the member a page begins after.
        host.add("paging") { call in
            guard let paging = catalogue.operation(lua: try call.string(1))?.paging else {
                call.results.pushNil()
                return .values
            }
            let names = PageCursor.names(of: paging)
            var facts: JSONObject = ["items": .string(paging.items)]
            facts["arguments"] = .array(names.arguments.map { .string($0) })
            facts["member"] = names.member.map { .string($0) }
            call.results.push(JSONValue.object(facts))
            return .values
        }
        // A turner for the pages of an operation, from those of a call's arguments that make a page.
        host.add("pages") { call in
            guard let operation = catalogue.operation(lua: try call.string(1)) else {
                throw RunError(kind: .script, message: "there is no such operation")
            }
            let arguments = try call.slot(2).value()
            // They come back to the script with each page.
            guard arguments.secrets.isEmpty else {
                throw RunError(
                    kind: .validation, class: "input", message: "where a page begins and how long it is are no secrets",
                    operation: operation.luaName, hint: "nothing was sent")
            }
            let given = try ArgumentDecoder.members(of: arguments, operation: operation.luaName)
            call.results.hostObject(PageTurner(PageCursor(operation, arguments: given)))
            return .values
        }
        host.add("next_page") { call in
            if let arguments = try call.object(1, as: PageTurner.self).next() {
                call.results.push(JSONValue.object(arguments))
            } else {
                call.results.pushNil()
            }
            return .values
        }
        host.add("turn_page") { call in
            let last = try ArgumentDecoder.members(of: call.slot(3).value(), operation: "")
            let total = try call.read(4, as: Int64?.self)
            try call.object(1, as: PageTurner.self).advance(count: Int(try call.integer(2)), last: last, total: total)
            return .values
        }
    }
}
