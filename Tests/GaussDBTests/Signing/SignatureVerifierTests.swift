import GaussDB
import Testing

@Suite struct SignatureVerifierTests {
    private let verifier = SignatureVerifier()

    private func signed(_ change: (inout WireRequest) -> Void = { _ in }, key: AccessKey = Samples.key) -> WireRequest {
        var request = WireRequest(
            method: .post, endpoint: Samples.endpoint, target: "/v3/p/things?b=2&a=%E4%B8%AD",
            headers: ["Content-Type": "application/json", "X-Project-Id": "p"], body: Array(#"{"name": "中"}"#.utf8))
        Signer(key: key).sign(&request, at: Samples.date)
        change(&request)
        return request
    }

    private func rejection(
        _ request: WireRequest, now: Timestamp = Samples.date, key: AccessKey = Samples.key
    ) -> SignatureRejection? {
        do throws(SignatureRejection) {
            _ = try verifier.verify(request, now: now) { $0 == key.id ? key : nil }
            return nil
        } catch {
            return error
        }
    }

    @Test func `what the signer signs is accepted`() throws {
        let key = try verifier.verify(signed(), now: Samples.date) { $0 == Samples.key.id ? Samples.key : nil }
        #expect(key == Samples.key)
    }

    @Test func `a query in another order is the same request`() {
        #expect(rejection(signed { $0.target = "/v3/p/things?a=%E4%B8%AD&b=2" }) == nil)
    }

    @Test func `a header that is not signed may be added`() {
        #expect(rejection(signed { $0.headers["Accept-Encoding"] = "gzip" }) == nil)
    }

    @Test func `any changed byte of the body is noticed`() {
        let request = signed()
        for index in request.body.indices {
            var changed = request
            changed.body[index] ^= 1
            #expect(rejection(changed) == .mismatch)
        }
        #expect(rejection(signed { $0.body = [] }) == .mismatch)
    }

    @Test func `a changed method, path, query or signed header is noticed`() {
        #expect(rejection(signed { $0.method = .put }) == .mismatch)
        #expect(rejection(signed { $0.target = "/v3/q/things?b=2&a=%E4%B8%AD" }) == .mismatch)
        #expect(rejection(signed { $0.target = "/v3/p/things?b=3&a=%E4%B8%AD" }) == .mismatch)
        #expect(rejection(signed { $0.headers["X-Project-Id"] = "q" }) == .mismatch)
        #expect(rejection(signed { $0.headers["Host"] = "elsewhere" }) == .mismatch)
    }

    @Test func `any changed digit of the signature is noticed`() throws {
        let header = try #require(signed().headers["Authorization"])
        for offset in 1...64 {
            var digits = Array(header.utf8)
            let index = digits.count - offset
            digits[index] = digits[index] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
            #expect(
                rejection(signed { $0.headers["Authorization"] = String(decoding: digits, as: UTF8.self) }) == .mismatch
            )
        }
    }

    @Test func `a wrong secret key is noticed`() {
        #expect(rejection(signed(key: AccessKey(id: Samples.key.id, secret: Secret("wrong")))) == .mismatch)
    }

    @Test func `a signature holds for fifteen minutes either way`() {
        for seconds in [-900, 900] as [Int64] {
            #expect(rejection(signed(), now: Samples.date.advanced(by: .seconds(seconds))) == nil)
        }
        for seconds in [-901, 901] as [Int64] {
            let now = Samples.date.advanced(by: .seconds(seconds))
            #expect(rejection(signed(), now: now) == .expired(signedAt: Samples.date, now: now))
        }
    }

    @Test func `an unknown access key is named`() {
        #expect(
            rejection(signed(key: AccessKey(id: "OTHER", secret: Samples.key.secret))) == .unknownAccessKey("OTHER"))
    }

    @Test func `missing parts are told apart`() {
        #expect(rejection(signed { $0.headers["Authorization"] = nil }) == .missingAuthorization)
        #expect(rejection(signed { $0.headers["X-Sdk-Date"] = nil }) == .missingDate)
        #expect(rejection(signed { $0.headers["X-Sdk-Date"] = "yesterday" }) == .missingDate)
        #expect(rejection(signed { $0.headers["X-Project-Id"] = nil }) == .missingSignedHeader("x-project-id"))
    }

    @Test(arguments: [
        "", "Bearer x", "SDK-HMAC-SHA256", "SDK-HMAC-SHA256 Access=a",
        "SDK-HMAC-SHA256 Access=a, SignedHeaders=, Signature=0",
        "SDK-HMAC-SHA256 Access=a, SignedHeaders=host, Signature=00, Signature=11",
        "SDK-HMAC-SHA256 Access=a Signature=0",
        "sdk-hmac-sha256 Access=a, SignedHeaders=host, Signature=00",
    ])
    func `a header of another form is malformed`(header: String) {
        #expect(rejection(signed { $0.headers["Authorization"] = header }) == .malformedAuthorization)
    }

    @Test func `a date that is not signed does not count`() {
        let header = "SDK-HMAC-SHA256 Access=\(Samples.key.id), SignedHeaders=host, Signature=00"
        #expect(rejection(signed { $0.headers["Authorization"] = header }) == .missingDate)
    }

    @Test func `a temporary key needs its token`() {
        let temporary = AccessKey(id: Samples.key.id, secret: Samples.key.secret, securityToken: Secret("token"))
        #expect(rejection(signed(key: temporary), key: temporary) == nil)
        #expect(rejection(signed(), key: temporary) == .wrongSecurityToken)
        let other = AccessKey(id: Samples.key.id, secret: Samples.key.secret, securityToken: Secret("other"))
        #expect(rejection(signed(key: other), key: temporary) == .wrongSecurityToken)
    }
}
