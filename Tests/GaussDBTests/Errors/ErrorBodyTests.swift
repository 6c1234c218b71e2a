import Testing

@testable import GaussDB

@Suite struct ErrorBodyTests {
    @Test(arguments: [
        #"{"error_code": "DBS.1", "error_msg": "no"}"#, #"{"errorCode": "DBS.1", "errorMsg": "no"}"#,
        #"{"code": "DBS.1", "message": "no"}"#,
        #"{"errCode": "DBS.1", "externalMessage": "no"}"#, #"{"error": {"code": "DBS.1", "message": "no"}}"#,
        #"{"error": {"error_code": "DBS.1", "error_msg": "no"}}"#,
        #"{"x": [1], "badRequest": {"code": "DBS.1", "message": "no"}}"#,
    ])
    func `code and message are found in every known shape`(body: String) {
        let parsed = ErrorBody(Array(body.utf8))
        #expect(parsed.code == "DBS.1")
        #expect(parsed.message == "no")
    }

    @Test func `a code may be a number`() {
        let parsed = ErrorBody(
            Array(#"{"error": {"code": 401, "message": "wrong password", "title": "Unauthorized"}}"#.utf8))
        #expect(parsed.code == "401")
        #expect(parsed.message == "wrong password")
    }

    @Test func `the gateway's parts are kept`() {
        let body =
            #"{"error_msg": "denied", "error_code": "APIGW.0302", "request_id": "abc", "encoded_authorization_message": "XyZ"}"#
        let parsed = ErrorBody(Array(body.utf8))
        #expect(parsed.requestID == "abc")
        #expect(parsed.encodedAuthorizationMessage == "XyZ")
    }

    @Test func `the top level goes before what is inside`() {
        let parsed = ErrorBody(Array(#"{"error": {"code": "inner"}, "error_code": "outer"}"#.utf8))
        #expect(parsed.code == "outer")
    }

    @Test(arguments: [
        "", "<html>", "[]", "\"no\"", "{", #"{"error_code": null}"#, #"{"error_code": ""}"#, "\u{0}\u{1}",
    ])
    func `anything else has no parts`(body: String) {
        let parsed = ErrorBody(Array(body.utf8))
        #expect(parsed.code == nil)
        #expect(parsed.message == nil)
    }
}
