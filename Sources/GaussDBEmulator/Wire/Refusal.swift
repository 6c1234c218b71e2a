import GaussDB
import JSONWire

/// An answer that says no, as a value.
struct Refusal: Error, Sendable, Equatable {
    /// Whose words they are: each service writes its errors in its own way.
    enum Style: Sendable, Equatable {
        /// `error_code`, `error_msg`.
        case service
        /// The gateway before the service: the same, and `request_id`.
        case gateway
        /// The identity service: an object `error` with `code`, `message`, `title`.
        case identity(title: String)
    }

    var status: Int
    var code: String
    /// In English.
    var message: String
    var chineseMessage: String
    var style: Style = .service
    /// What exactly is wrong, in English; follows the service's own words.
    var detail: String?

    init(_ status: Int, _ code: String, _ message: String, _ chineseMessage: String? = nil, style: Style = .service) {
        self.status = status
        self.code = code
        self.message = message
        self.chineseMessage = chineseMessage ?? message
        self.style = style
    }

    /// The same with what exactly is wrong.
    func because(_ detail: String) -> Refusal {
        var refusal = self
        refusal.detail = detail
        return refusal
    }

    func response(requestID: String, inChinese: Bool) -> WireResponse {
        var text = inChinese ? chineseMessage : message
        if let detail { text += " " + detail }
        let body: JSONObject =
            switch style {
            case .service: ["error_code": .string(code), "error_msg": .string(text)]
            case .gateway: ["error_code": .string(code), "error_msg": .string(text), "request_id": .string(requestID)]
            case .identity(let title):
                ["error": ["code": .integer(Int64(status)), "message": .string(text), "title": .string(title)]]
            }
        return .json(status, body)
    }
}

/// Refusals of the gateway, before the service sees the request.
extension Refusal {
    static let noSuchAPI = Refusal(
        404, "APIGW.0101", "The API does not exist or has not been published in the environment", style: .gateway)

    static let malformedRequest = Refusal(400, "APIGW.0201", "Bad request", style: .gateway)

    static let bodyTooLarge = Refusal(413, "APIGW.0201", "Request entity too large", style: .gateway)

    static func unauthenticated(_ reason: String) -> Refusal {
        Refusal(401, "APIGW.0301", "Incorrect IAM authentication information: " + reason, style: .gateway)
    }

    static func notSimulated(_ operation: String) -> Refusal {
        Refusal(501, "EMULATOR.0501", "The emulator does not simulate \(operation)", style: .gateway)
    }
}

extension WireResponse {
    static func json(_ status: Int, _ body: JSONObject) -> WireResponse {
        WireResponse(
            status: status, headers: ["Content-Type": "application/json"], body: JSONValue.object(body).serialized())
    }
}
