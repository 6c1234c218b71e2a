import GaussDB
import Testing

/// The published and recorded signatures, byte for byte.
@Suite struct SignerVectorTests {
    static let host = "gaussdb.cn-north-4.myhuaweicloud.com"

    private func request(
        _ method: GaussDB.HTTPMethod, _ target: String, body: String = "", extra: HTTPFields = [:]
    ) -> WireRequest {
        var request = WireRequest(
            method: method, endpoint: Endpoint(host: Self.host), target: target, body: Array(body.utf8))
        request.headers = [
            "Content-Type": "application/json", "User-Agent": "huaweicloud-usdk-python/3.0",
            "X-Project-Id": Samples.project,
        ]
        for field in extra { request.headers.append(name: field.name, value: field.value) }
        return request
    }

    private func canonical(_ request: WireRequest) -> CanonicalRequest {
        CanonicalRequest(
            method: request.method, target: request.target,
            headers: request.headers.filter { $0.name != "Authorization" }, body: request.body)
    }

    @Test func `a GET with a query in Chinese is signed as recorded`() {
        var request = request(
            .get,
            "/v3/\(Samples.project)/instances?name=%E6%B5%8B%E8%AF%95%20%E5%AE%9E%E4%BE%8B%2Ba%2Fb&offset=0&limit=100&tags=k1%3Dv%201%2A~&Zone=x&flag=true"
        )
        Signer(key: Samples.key).sign(&request, at: Samples.date)
        #expect(
            canonical(request).text == """
                GET
                /v3/0483b6b16e954cb88930a360d2c4e663/instances/
                Zone=x&flag=true&limit=100&name=%E6%B5%8B%E8%AF%95%20%E5%AE%9E%E4%BE%8B%2Ba%2Fb&offset=0&tags=k1%3Dv%201%2A~
                content-type:application/json
                host:gaussdb.cn-north-4.myhuaweicloud.com
                user-agent:huaweicloud-usdk-python/3.0
                x-project-id:0483b6b16e954cb88930a360d2c4e663
                x-sdk-date:20240911T080000Z

                content-type;host;user-agent;x-project-id;x-sdk-date
                e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
                """)
        #expect(canonical(request).hash == "4da7c03da55bad8866d752c62cfebd7c897ae7b1c00727b2593aefcaa8977bd7")
        #expect(
            request.headers["Authorization"]
                == "SDK-HMAC-SHA256 Access=AKEXAMPLE0123456789A, SignedHeaders=content-type;host;user-agent;x-project-id;x-sdk-date, Signature=c447b6ad26a9c99d927d5f2de6daf9f83cb9e64a75f70620d88c340becefb9a9"
        )
    }

    @Test func `a POST with a body in Chinese is signed as recorded`() {
        let body = #"{"name": "实例-1", "slave_count": 1, "delay": true}"#
        #expect(body.utf8.count == 53)
        var request = request(
            .post, "/v3/\(Samples.project)/instances/054e292c9880d4992f02c0196d3ea468in07/restart", body: body,
            extra: ["X-Language": "zh-cn"])
        Signer(key: Samples.key).sign(&request, at: Samples.date)
        #expect(canonical(request).text.hasSuffix("6b812964f4878cdeadfadcb1b80131671202a87af8832b9bdd9f52cd41143d4a"))
        #expect(canonical(request).hash == "c07441e6d849a93de426e877eeacbe9ce888d926845d78ff938372121d8c736a")
        #expect(
            request.headers["Authorization"]
                == "SDK-HMAC-SHA256 Access=AKEXAMPLE0123456789A, SignedHeaders=content-type;host;user-agent;x-language;x-project-id;x-sdk-date, Signature=e85f4f7b98e6fbe271914608ccfd58905602765295974d1573b622232fd3c05e"
        )
    }

    @Test func `an encoded slash in the path is signed as recorded`() {
        let name = "用户 a/b+c%d~e*f@g"
        let target =
            "/v3/\(Samples.project)/instances/54e42160670e48e789af7075e1fea1fin16/clickhouse/users/"
            + PercentEncoding.encode(name)
        #expect(target.hasSuffix("/users/%E7%94%A8%E6%88%B7%20a%2Fb%2Bc%25d~e%2Af%40g"))
        var request = request(.delete, target)
        Signer(key: Samples.key).sign(&request, at: Samples.date)
        #expect(canonical(request).text.contains("/clickhouse/users/%E7%94%A8%E6%88%B7%20a/b%2Bc%25d~e%2Af%40g/\n"))
        #expect(canonical(request).hash == "d4e23b46df1100f9874635360c9d610003842bfcd7d4ec03b6e1312216557af3")
        #expect(
            request.headers["Authorization"]
                == "SDK-HMAC-SHA256 Access=AKEXAMPLE0123456789A, SignedHeaders=content-type;host;user-agent;x-project-id;x-sdk-date, Signature=ea62b9c5bba99177e7d284092c24a4fad22e92808a149e56c439e9360c2cd79e"
        )
    }

    @Test func `a temporary key's token is signed as recorded`() {
        let key = AccessKey(id: Samples.key.id, secret: Samples.key.secret, securityToken: Secret("TOKEN/abc+def=="))
        var request = request(
            .post, "/v3/\(Samples.project)/backups/create", body: #"{"instance_id": "i", "name": "backup-1"}"#)
        Signer(key: key).sign(&request, at: Samples.date)
        #expect(request.headers["X-Security-Token"] == "TOKEN/abc+def==")
        #expect(
            request.headers["Authorization"]
                == "SDK-HMAC-SHA256 Access=AKEXAMPLE0123456789A, SignedHeaders=content-type;host;user-agent;x-project-id;x-sdk-date;x-security-token, Signature=1ee4cddae0da686b5261b24b64ccadc09eb9c0f0f5b0e366ee1659e75f819adf"
        )
    }

    static let published = AccessKey(id: "AccessKey", secret: Secret("SecretKey"))
    static let publishedDate = "20060102T150405Z"
    private var onlyDate: [(name: String, value: String)] { [(name: "X-Sdk-Date", value: Self.publishedDate)] }

    @Test func `the published GET has the published signature`() {
        let canonical = CanonicalRequest(method: .get, target: "/path?limit=1", headers: onlyDate, body: [])
        #expect(
            Signer(key: Self.published).authorization(for: canonical, date: Self.publishedDate)
                == "SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=x-sdk-date, Signature=5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624"
        )
    }

    @Test func `the published POST has the published signature`() {
        let body = Array("{\"Name\":\"test\",\"Id\":1}\n".utf8)
        let canonical = CanonicalRequest(method: .post, target: "/path?key=value", headers: onlyDate, body: body)
        #expect(
            Signer(key: Self.published).authorization(for: canonical, date: Self.publishedDate)
                .hasSuffix("Signature=cecc2af119b18ab70b4d094c0750f3b42c02f254903179a0fc2cc72fc9db4f59"))
    }

    @Test func `the published GET has the published signature of the derived algorithm`() {
        let canonical = CanonicalRequest(method: .get, target: "/path?limit=1", headers: onlyDate, body: [])
        let signer = Signer(key: Self.published, algorithm: .derived(region: "test-region-1", service: "demo"))
        #expect(
            signer.authorization(for: canonical, date: Self.publishedDate)
                == "V11-HMAC-SHA256 Credential=AccessKey/20060102/test-region-1/demo, SignedHeaders=x-sdk-date, Signature=8fd3610508884bb19718317797c7378716a94bc740d97502e569322e366341cc"
        )
    }

    @Test func `a header with an underscore in its name is not signed`() {
        var request = WireRequest(
            method: .get, endpoint: Samples.endpoint, target: "/path?limit=1", headers: ["TEST_UNDERSCORE": "x"])
        Signer(key: Self.published).sign(&request, at: Samples.date)
        #expect(request.headers["TEST_UNDERSCORE"] == "x")
        #expect(request.headers["Authorization"]?.contains("SignedHeaders=host;x-sdk-date,") == true)
    }

    @Test func `signing again replaces the earlier signature`() {
        var request = request(.get, "/v3")
        Signer(key: Samples.key).sign(&request, at: Samples.date)
        let first = request.headers
        Signer(key: Samples.key).sign(&request, at: Samples.date)
        #expect(request.headers["Authorization"] == first["Authorization"])
        #expect(request.headers.fields.count == first.fields.count)
    }
}
