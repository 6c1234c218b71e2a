import JSONWire
import Lua

extension Session {
    func addJSONFunctions(to host: inout HostFunctions) {
        host.add("json_decode", as: "json.decode") { call in
            let text = try call.read(1, as: [UInt8].self)
            do throws(JSONError) {
                try call.results.json(text)
            } catch {
                throw RunError(kind: .script, message: "json.decode: \(error)")
            }
            return .values
        }
        host.add("json_encode", as: "json.encode") { call in
            let value = try call.json(1)
            call.results.push(value.text(pretty: try call.read(2, as: Bool?.self) ?? false))
            return .values
        }
        host.add("json_container") { call in
            if try call.bool(1) {
                call.results.beginArray(isMarked: true)
            } else {
                call.results.beginTable(isMarked: true)
            }
            call.results.end()
            return .values
        }
    }
}
