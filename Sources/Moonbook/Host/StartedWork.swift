import GaussDB
import JSONWire
import Lua

/// Something that an operation started and that a resource's state will tell the end of. Scripts hold it without seeing it.
final class StartedWork: LuaHostObject {
    let operation: OperationDescriptor
    /// Those arguments that the wait needs. Never a secret.
    let arguments: JSONObject
    let response: JSONObject

    /// Nil when there is nothing to watch.
    init?(_ operation: OperationDescriptor, _ arguments: JSONObject, _ response: CallResponse) {
        guard let watch = operation.watch, let body = try? response.json() else { return nil }
        self.operation = operation
        self.response = body
        var needed = JSONObject()
        for name in watch.neededArguments where operation.argument(name)?.isSensitive == false {
            if let value = arguments[name] { needed[name] = value }
        }
        self.arguments = needed
    }

    /// What the wait is shown as: the order, the workflow, the resource that the answer names, else the operation.
    var id: String {
        let fields = [operation.orderField, operation.wait.orderField, operation.wait.workflowField]
        let named = fields.lazy.compactMap { $0 }.compactMap { self.response[$0]?.stringValue }.first
        return named ?? resource ?? operation.luaName
    }

    private var resource: String? {
        operation.watch?.arguments.lazy.filter { $0.source.hasPrefix(Self.ofResponse) }
            .compactMap { StatePath(String($0.source.dropFirst(Self.ofResponse.count))) }
            .compactMap { $0.value(in: self.response, arguments: self.arguments)?.stringValue }.first
    }

    private static let ofResponse = "response."
}
