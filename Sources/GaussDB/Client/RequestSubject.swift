/// What a request is about, as far as sending it needs to know.
struct RequestSubject: Sendable {
    /// The Lua name of the operation, or nil for the client's own requests to the identity service.
    var operation: String?
    var effect: Effect
    /// The description documents a body, so that anything but a JSON object is not the service's answer.
    var expectsObject: Bool
    /// How to find out whether a change took effect: the Lua name of a reading operation of the same module.
    var lookup: String?

    init(operation: String? = nil, effect: Effect, expectsObject: Bool = true, lookup: String? = nil) {
        self.operation = operation
        self.effect = effect
        self.expectsObject = expectsObject
        self.lookup = lookup
    }

    init(_ operation: OperationDescriptor) {
        self.operation = operation.luaName
        effect = operation.effect
        expectsObject = operation.response != nil
        let module = operation.module
        lookup =
            effect == .read
            ? nil
            : ["list", "get"].map { module + "." + $0 }
                .first { Catalogue.shared.operation(lua: $0) != nil }
    }
}
