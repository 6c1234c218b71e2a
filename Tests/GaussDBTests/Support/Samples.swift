import GaussDB
import JSONWire
import Logging

/// Operations and a client as tests need them.
enum Samples {
    static let endpoint = Endpoint(scheme: "http", host: "127.0.0.1", port: 8080)
    static let project = "0483b6b16e954cb88930a360d2c4e663"
    static let key = AccessKey(id: "AKEXAMPLE0123456789A", secret: Secret("SkExample/0123456789+abcdefghijklmnopqrst"))
    /// 2024-09-11T08:00:00Z
    static let date = Timestamp(secondsSince1970: 1_726_041_600)

    static let read = operation("GetThing", "thing.get", .get, .read)
    static let change = operation("CreateThing", "thing.create", .post, .change, body: nameBody)
    static let destroy = operation("DeleteThing", "thing.delete", .delete, .destroy)
    /// Documents no answer.
    static let silent = OperationDescriptor(
        id: "TouchThing", luaName: "thing.touch", method: .post, path: PathTemplate("/v3/{project_id}/things/touch"),
        section: "0", summary: "", effect: .change, wait: .none, successStatuses: [204])

    private static let nameBody = Schema.object(
        ObjectSchema(
            name: "Body", fields: [Field(name: "name", schema: .string(StringRules(maxLength: 8)), isRequired: true)]))

    private static func operation(
        _ id: String, _ name: String, _ method: GaussDB.HTTPMethod, _ effect: Effect, body: Schema? = nil
    ) -> OperationDescriptor {
        OperationDescriptor(
            id: id, luaName: name, method: method, path: PathTemplate("/v3/{project_id}/things"), section: "0",
            summary: "",
            effect: effect, wait: .none, body: body, isBodyRequired: body != nil,
            response: .object(ObjectSchema(name: "Answer", fields: [], isOpen: true)))
    }

    static func client(
        _ transport: any Transport, credentials: Credentials = .accessKey(key), middleware: [any Middleware] = [],
        clock: any ServiceClock = LeapingClock(), machineClock: any ServiceClock = LeapingClock(), random: Double = 0.5,
        logger: Logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }), now: Timestamp = date,
        configure: (inout ClientConfiguration) -> Void = { _ in }
    ) -> Client {
        var configuration = ClientConfiguration(endpoint: endpoint, region: "cn-north-4", projectID: project)
        configure(&configuration)
        return Client(
            configuration: configuration, credentials: credentials, transport: transport, middleware: middleware,
            clock: clock,
            logger: logger,
            surroundings: ClientSurroundings(calendar: { now }, machineClock: machineClock, random: { random }))
    }

    static func failure(_ kind: TransportError.Kind, sent: Bool) -> TransportError {
        TransportError(kind: kind, message: "made up", mayHaveBeenSent: sent)
    }
}

/// The error that `work` throws, or nil when it throws none or another kind.
func gaussDBError(_ work: () async throws -> some Any) async -> GaussDBError? {
    do {
        _ = try await work()
        return nil
    } catch {
        return error as? GaussDBError
    }
}
