import GaussDB
import GaussDBEmulator
import JSONWire

/// The routes under `/emulator/`: what the emulator was asked, failures on demand, a fresh start. They need no signature,
/// and the server is bound to the loopback interface.
struct ControlRoutes {
    let emulator: Emulator

    /// Nil when the path is not one of these.
    func answer(method: String, target: String, body: [UInt8]) -> WireResponse? {
        let path = target.prefix { $0 != "?" }
        guard path.hasPrefix("/emulator/") else { return nil }
        switch (method, path) {
        case ("GET", "/emulator/info"): return json(200, info)
        case ("GET", "/emulator/requests"): return json(200, ["requests": .array(emulator.requests.map(Self.describe))])
        case ("POST", "/emulator/faults"): return inject(body)
        case ("DELETE", "/emulator/faults"):
            emulator.removeFaults()
            return json(200, [:])
        case ("POST", "/emulator/reset"):
            emulator.reset()
            return json(200, [:])
        default:
            return json(404, ["error": .string("there is no \(method) \(path); see docs/emulator.md")])
        }
    }

    private var info: JSONObject {
        let account = emulator.configuration.account
        return [
            "access_key": .string(account.accessKey), "project_id": .string(account.projectID),
            "region": .string(account.region), "speed": emulator.clock.speed.map(JSONValue.double) ?? .null,
            "instances": .integer(Int64(emulator.snapshot.instances.count)),
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
            "method": .string(request.method.rawValue), "target": .string(request.target),
            "operation": request.operation.map(JSONValue.string) ?? .null,
            "status": request.status.map { .integer(Int64($0)) } ?? .null,
            "request_id": .string(request.requestID), "body_size": .integer(Int64(request.bodySize)),
        ])
    }

    private func json(_ status: Int, _ object: JSONObject) -> WireResponse {
        var headers: HTTPFields = ["Content-Type": "application/json"]
        if let speed = emulator.clock.speed { headers["X-Emulator-Speed"] = String(speed) }
        return WireResponse(status: status, headers: headers, body: JSONValue.object(object).serialized())
    }
}
