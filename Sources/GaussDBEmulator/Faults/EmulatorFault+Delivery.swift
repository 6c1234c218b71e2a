import GaussDB
import JSONWire

extension EmulatorFault.Response {
    /// What arrives when this strikes. `perform` does what was asked for, where the fault lets it be done.
    func delivery(of target: String, requestID: String, perform: () -> WireResponse) -> Delivery {
        switch self {
        case .status(let status, let code, let message):
            return .now(Refusal(status, code, message).response(requestID: requestID, inChinese: false))
        case .lost:
            _ = perform()
            return .never
        case .reset:
            return .never
        case .html200:
            return .now(
                WireResponse(
                    status: 200, headers: ["Content-Type": "text/html"],
                    body: Array("<!DOCTYPE html><html><body><h1>Welcome</h1></body></html>\n".utf8)))
        case .empty:
            var response = perform()
            response.body = []
            return .now(response)
        case .redirect:
            return .now(
                WireResponse(status: 302, headers: ["Location": "https://elsewhere.example.com" + target]))
        case .delay(let delay):
            return .later(delay, perform())
        case .throttled(let pause):
            let refusal = Refusal(
                429, "APIGW.0308", "The throttling threshold has been reached", style: .gateway)
            var response = refusal.response(requestID: requestID, inChinese: false)
            let (seconds, rest) = pause.components
            response.headers["Retry-After"] = String(seconds + (rest > 0 ? 1 : 0))
            return .now(response)
        case .jobFails:
            // Strikes when the job starts, not when the request comes.
            return .now(perform())
        }
    }
}
