import Testing

@testable import GaussDB

@Suite struct ResponseClassifierTests {
    private func check(
        _ status: Int, _ body: String = "", headers: HTTPFields = [:], expectsObject: Bool = true
    ) -> Result<String?, AttemptFailure> {
        let classifier = ResponseClassifier(
            subject: RequestSubject(effect: .read, expectsObject: expectsObject), endpoint: Samples.endpoint,
            now: Samples.date)
        return Result { () throws(AttemptFailure) in
            try classifier.check(WireResponse(status: status, headers: headers, body: Array(body.utf8)))
        }
    }

    private func failure(_ result: Result<String?, AttemptFailure>) -> AttemptFailure? {
        if case .failure(let failure) = result { failure } else { nil }
    }

    @Test(arguments: [200, 201, 202, 299])
    func `a JSON object with any status of success is an answer`(status: Int) throws {
        #expect(try check(status, #" {"a": [1, {"request_id": "not this"}]} "#).get() == nil)
    }

    @Test func `the request id comes from the header, else from the body's top level`() throws {
        #expect(try check(200, #"{"request_id": "b"}"#).get() == "b")
        #expect(try check(200, #"{"request_id": "b"}"#, headers: ["x-request-id": "h"]).get() == "h")
        #expect(try check(200, #"{"a": {"request_id": "b"}, "request_id": 5}"#).get() == nil)
    }

    @Test(arguments: [
        ("", "empty body"), ("  \n", "empty body"), ("<html><body>Sign in</body></html>", "web page"),
        ("[]", "not a JSON object"),
        ("null", "not a JSON object"), ("ok", "not a JSON object"), ("{", "not well-formed JSON"),
        (#"{"a": 1} x"#, "not well-formed JSON"),
        (#"{"a": "\#u{1}"}"#, "not well-formed JSON"),
    ])
    func `a success that is not the documented object is the network's failure`(body: String, complaint: String) {
        let failure = failure(check(200, body))
        #expect(failure?.error.kind == .network)
        #expect(failure?.error.message.contains(complaint) == true, "\(failure?.error.message ?? "no failure")")
        #expect(failure?.error.hint != nil)
        #expect(failure?.error.rawBody != nil || body.isEmpty)
        #expect(failure?.cause == .permanent)
        #expect(failure?.mayHaveBeenProcessed == true)
    }

    @Test(arguments: ["", "ok", "[]"])
    func `where no body is documented anything will do but a page for people`(body: String) throws {
        #expect(try check(204, body, expectsObject: false).get() == nil)
        #expect(failure(check(200, "<html>" + body, expectsObject: false))?.error.kind == .network)
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `a redirection is an error that names its target`(status: Int) {
        let failure = failure(check(status, headers: ["Location": "https://login.example.com/"]))
        #expect(failure?.error.kind == .network)
        #expect(failure?.error.message.contains("redirects to https://login.example.com/") == true)
        #expect(failure?.error.status == status)
        #expect(failure?.mayHaveBeenProcessed == (status == 303))
    }

    @Test func `an error of the service keeps code, message, request id and status`() {
        let failure = failure(
            check(409, #"{"error_code": "DBS.200019", "error_msg": "busy"}"#, headers: ["X-Request-Id": "r"]))
        #expect(failure?.error.kind == .api)
        #expect(failure?.error.class == .busy)
        #expect(failure?.error.code == "DBS.200019")
        #expect(failure?.error.message == "busy")
        #expect(failure?.error.requestID == "r")
        #expect(failure?.error.status == 409)
        #expect(failure?.error.rawBody == nil)
        #expect(failure?.mayHaveBeenProcessed == false)
    }

    @Test func `an error without JSON is named by its status and quoted in short`() {
        let failure = failure(check(502, "<html>" + String(repeating: "x", count: 9_000)))
        #expect(failure?.error.message == "the service answered 502 Bad Gateway")
        #expect(failure?.error.rawBody?.utf8.count == 203)
    }

    @Test(arguments: [408, 500, 502, 503, 504])
    func `passing failures of the service leave open whether anything was done`(status: Int) {
        let failure = failure(check(status, headers: ["Retry-After": "3"]))
        #expect(failure?.cause == .passing(retryAfter: .seconds(3)))
        #expect(failure?.mayHaveBeenProcessed == true)
    }

    @Test func `too many requests, by status or by code, are a refusal`() {
        #expect(failure(check(429, headers: ["Retry-After": "7"]))?.cause == .throttled(retryAfter: .seconds(7)))
        let byCode = failure(check(503, #"{"error_code": "APIGW.0308", "error_msg": "slow down"}"#))
        #expect(byCode?.cause == .throttled(retryAfter: nil))
        #expect(byCode?.mayHaveBeenProcessed == false)
        #expect(byCode?.error.code == "APIGW.0308")
    }

    @Test func `a refusal of the credentials tells how far the clocks are apart`() {
        let late = failure(check(401, headers: ["Date": "Wed, 11 Sep 2024 08:20:00 GMT"]))
        #expect(late?.cause == .unauthenticated(clockDifference: .seconds(1_200)))
        #expect(late?.error.class == .authentication)
        #expect(failure(check(401))?.cause == .unauthenticated(clockDifference: nil))
    }

    @Test(arguments: [400, 403, 404, 409, 413, 422, 501])
    func `other errors are lasting and harmless`(status: Int) {
        let failure = failure(check(status))
        #expect(failure?.cause == .permanent)
        #expect(failure?.mayHaveBeenProcessed == false)
    }

    @Test(arguments: [100, 199, 600, 999])
    func `a status that no service gives is the network's failure`(status: Int) {
        #expect(failure(check(status))?.error.kind == .network)
    }
}
