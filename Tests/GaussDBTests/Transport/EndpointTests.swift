import GaussDB
import Testing

@Suite struct EndpointTests {
    @Test(arguments: [
        ("http://127.0.0.1:8080", "http", "127.0.0.1", 8080, "http://127.0.0.1:8080"),
        (
            "https://gaussdb.cn-north-4.myhuaweicloud.com", "https", "gaussdb.cn-north-4.myhuaweicloud.com", 443,
            "https://gaussdb.cn-north-4.myhuaweicloud.com"
        ),
        ("HTTPS://Example.COM/", "https", "example.com", 443, "https://example.com"),
        ("http://[::1]:81", "http", "::1", 81, "http://[::1]:81"),
        ("http://[::1]", "http", "::1", 80, "http://[::1]"), ("https://a:443", "https", "a", 443, "https://a"),
    ])
    func `an endpoint is read and shown`(text: String, scheme: String, host: String, port: Int, shown: String) throws {
        let endpoint = try Endpoint(parsing: text)
        #expect(endpoint == Endpoint(scheme: scheme, host: host, port: port))
        #expect(endpoint.description == shown)
    }

    @Test(arguments: [
        ("", "no scheme"), ("example.com", "no scheme"), ("ftp://a", "scheme `ftp`"), ("http://", "no host"),
        ("http://:80", "no host"),
        ("http://a/b", "a path"), ("http://a?b", "a query"), ("http://a#b", "a query"), ("http://u:p@a", "a user name"),
        ("http://a:0", "port `0`"), ("http://a:65536", "port"), ("http://a:x", "port `x`"), ("http://a:", "port ``"),
        ("http://[::1", "no host"),
        ("http://::1", "no host"), ("http://a b", "characters"), ("http://a\r\nX: y", "characters"),
        ("http://a:+80", "port"),
    ])
    func `anything else is refused with the reason`(text: String, reason: String) {
        do {
            _ = try Endpoint(parsing: text)
            Issue.record("\(text) was accepted")
        } catch {
            #expect(error.kind == .configuration)
            #expect(error.message.contains(reason), "\(error.message)")
        }
    }

    @Test func `a password in an endpoint is not repeated`() {
        do {
            _ = try Endpoint(parsing: "http://ann:\(SecretTests.planted)@a")
            Issue.record("a user name was accepted")
        } catch {
            #expect(!error.message.contains(SecretTests.planted))
        }
    }

    @Test func `addresses of this machine are known`() {
        for host in ["127.0.0.1", "127.1.2.3", "localhost", "::1"] { #expect(Endpoint(host: host).isLoopback) }
        for host in ["10.0.0.1", "example.com"] { #expect(!Endpoint(host: host).isLoopback) }
    }
}
