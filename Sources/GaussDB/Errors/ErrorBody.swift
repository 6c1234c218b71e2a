internal import JSONWire

/// What an error answer says, whichever of the known shapes its body has.
///
/// `error_code`/`error_msg`, `errorCode`/`errorMsg`, `code`/`message`, `errCode`/`externalMessage`, each on the top level
/// or one level down (`{"error": {…}}`).
struct ErrorBody {
    var code: String?
    var message: String?
    var requestID: String?
    var encodedAuthorizationMessage: String?

    init() {}

    /// Never fails: a body that is not a JSON object gives no parts.
    init(_ body: [UInt8]) {
        guard let object = (try? JSONValue(parsing: body))?.objectValue else { return }
        read(object)
        for member in object {
            if let inner = member.value.objectValue { read(inner) }
        }
    }

    private mutating func read(_ object: JSONObject) {
        code = code ?? ErrorBody.text(object, "error_code", "errorCode", "errCode", "code")
        message = message ?? ErrorBody.text(object, "error_msg", "errorMsg", "externalMessage", "message", "msg")
        requestID = requestID ?? ErrorBody.text(object, "request_id", "requestId")
        encodedAuthorizationMessage =
            encodedAuthorizationMessage ?? ErrorBody.text(object, "encoded_authorization_message")
    }

    /// The first of the members that is there, numbers included: some gateways write `"code": 401`.
    private static func text(_ object: JSONObject, _ names: String...) -> String? {
        for name in names {
            switch object[name] {
            case .string(let text) where !text.isEmpty: return text
            case .integer(let number): return String(number)
            default: continue
            }
        }
        return nil
    }
}
