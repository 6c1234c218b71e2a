import GaussDB
import JSONWire
import Testing

/// Requests for the tests of checks.
enum Calls {
    static let project = "0483b6b16e954cb88930a360d2c4e663"
    static let instance = "096c0fc43e804757b59946b80dc27f8bin07"
    static let endpoint = Endpoint(scheme: "http", host: "127.0.0.1", port: 8080)

    static func prepare(_ operation: OperationDescriptor, _ arguments: JSONObject) throws -> Call {
        try RequestBuilder.prepare(
            operation, arguments: arguments, projectID: project, endpoint: endpoint, options: CallOptions())
    }

    static func prepare(_ lua: String, _ arguments: JSONObject) throws -> Call {
        try prepare(try #require(Catalogue.shared.operation(lua: lua)), arguments)
    }

    /// The validation error of a call that must be refused.
    static func refusal(_ operation: OperationDescriptor, _ arguments: JSONObject) throws -> GaussDBError {
        let error = #expect(throws: GaussDBError.self) { try prepare(operation, arguments) }
        let refusal = try #require(error)
        #expect(refusal.kind == .validation)
        #expect(refusal.class == .input)
        #expect(refusal.operation == operation.luaName)
        return refusal
    }

    static func refusal(_ lua: String, _ arguments: JSONObject) throws -> GaussDBError {
        try refusal(try #require(Catalogue.shared.operation(lua: lua)), arguments)
    }

    /// The arguments of `instance.create` that are required, with some changed; null takes one away.
    static func instance(_ changes: JSONObject = [:]) -> JSONObject {
        var result: JSONObject = [
            "region": "cn-north-4", "name": "orders", "datastore": ["type": "gaussdb-mysql", "version": "8.0"],
            "mode": "Cluster", "flavor_ref": "gaussdb.mysql.xlarge.x86.4", "vpc_id": "v", "subnet_id": "s",
            "password": "Example-123", "availability_zone_mode": "single", "slave_count": 1,
        ]
        for (name, value) in changes { result[name] = value.isNull ? nil : value }
        return result
    }

    /// An operation that takes these fields in its body.
    static func operation(
        _ fields: [Field], parameters: [Parameter] = [], constraints: [Constraint] = [], isOpen: Bool = false,
        path: String = "/v3/{project_id}/things", isBodyRequired: Bool = true, paging: Paging? = nil
    ) -> OperationDescriptor {
        OperationDescriptor(
            id: "MakeThing", luaName: "thing.make", method: .post, path: PathTemplate(path), section: "0.0.0",
            summary: "Makes a thing.", effect: .change, wait: .none, paging: paging, parameters: parameters,
            body: .object(ObjectSchema(name: "Thing", fields: fields, isOpen: isOpen, constraints: constraints)),
            isBodyRequired: isBodyRequired)
    }

    /// The problems of one body field with this value.
    static func problems(_ schema: Schema, _ value: JSONValue, isSensitive: Bool = false) -> [String] {
        let operation = operation([Field(name: "field", schema: schema, isSensitive: isSensitive)])
        return RequestValidator.check(operation, arguments: ["field": value]).problems.map(\.message)
    }

    /// What goes on the wire for one body field with this value; nil when it is refused.
    static func sent(_ schema: Schema, _ value: JSONValue) throws -> JSONValue? {
        let call = try? prepare(operation([Field(name: "field", schema: schema)]), ["field": value])
        return try call.map { try JSONValue(parsing: $0.request.body) }?["field"]
    }
}
