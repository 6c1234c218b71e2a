import GaussDB
import GaussDBEmulator
import JSONWire

/// The routes under `/emulator/`: what the emulator was asked, failures on demand, a fresh start. They need no signature
/// and answer only to this machine.
struct ControlRoutes: Sendable {
    private static let prefix = "/emulator/"

    let emulator: Emulator

    static func serves(_ target: String) -> Bool { target.hasPrefix(prefix) }

    func answer(_ request: WireRequest, isLocal: Bool) -> WireResponse {
        // A page of a web browser on this machine is no caller either, and browsers tell where a page comes from.
        guard isLocal, request.headers["Origin"] == nil else {
            return json(403, ["error": "the emulator is controlled from its own machine only"])
        }
        let path = request.target.prefix { $0 != "?" }
        switch (request.method, path) {
        case (.get, "/emulator/info"):
            return json(200, info)
        case (.get, "/emulator/requests"):
            return json(200, ["requests": .array(emulator.requests.map(Self.describe))])
        case (.post, "/emulator/faults"):
            return inject(request.body)
        case (.delete, "/emulator/faults"):
            emulator.removeFaults()
            return json(200, [:])
        case (.post, "/emulator/reset"):
            emulator.reset()
            return json(200, [:])
        default:
            return json(404, ["error": .string("there is no \(request.method.rawValue) \(path); see docs/emulator.md")])
        }
    }

    private var info: JSONObject {
        let account = emulator.configuration.account
        let snapshot = emulator.snapshot
        return [
            "access_key": .string(account.accessKey),
            "project_id": .string(account.projectID),
            "region": .string(account.region),
            "speed": emulator.clock.speed.map { .double($0) } ?? .null,
            "time": .double(snapshot.time / .seconds(1)),
            "instances": .integer(Int64(snapshot.instances.count)),
            "jobs": .integer(Int64(snapshot.jobs.count)),
        ]
    }

    private func inject(_ body: [UInt8]) -> WireResponse {
        do throws(FaultError) {
            emulator.inject(try EmulatorFault(json: body))
            return json(201, [:])
        } catch {
            return json(400, ["error": .string(error.message)])
        }
    }

    private static func describe(_ request: RecordedRequest) -> JSONValue {
        .object([
            "method": .string(request.method.rawValue),
            "target": .string(request.target),
            "operation": request.operation.map { .string($0) } ?? .null,
            "status": request.status.map { .integer(Int64($0)) } ?? .null,
            "request_id": .string(request.requestID),
            "body_size": .integer(Int64(request.bodySize)),
            "time": .double(request.time / .seconds(1)),
        ])
    }

    private func json(_ status: Int, _ object: JSONObject) -> WireResponse {
        var headers: HTTPFields = ["Content-Type": "application/json"]
        headers[Emulator.speedHeader] = emulator.speedText
        return WireResponse(status: status, headers: headers, body: JSONValue.object(object).serialized())
    }
}
