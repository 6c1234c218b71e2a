import GaussDB
import Testing

@testable import GaussDBHTTP

@Suite struct ProxySettingsTests {
    @Test func `the environment's proxy is read, in either case`() throws {
        let upper = try ProxySettings(environment: [
            "HTTPS_PROXY": "http://ann:p%40w@proxy.example.com:3128", "NO_PROXY": "localhost, .corp,10.0.0.1",
        ])
        #expect(upper?.host == "proxy.example.com")
        #expect(upper?.port == 3128)
        #expect(upper?.user == "ann")
        #expect(upper?.password == Secret("p@w"))
        #expect(upper?.exceptions == ["localhost", ".corp", "10.0.0.1"])
        #expect(try ProxySettings(environment: ["https_proxy": "proxy:8080"])?.port == 8080)
        #expect(try ProxySettings(environment: [:]) == nil)
        #expect(try ProxySettings(environment: ["HTTPS_PROXY": ""]) == nil)
    }

    @Test(arguments: ["https://proxy:1", "socks5://proxy", "http://", "http://proxy:99999", "http://u:pLaNtEd@pro xy"])
    func `an address that cannot be used is refused without being shown`(address: String) {
        do {
            _ = try ProxySettings(address: address)
            Issue.record("it was accepted")
        } catch {
            #expect(error.kind == .configuration)
            #expect(!error.message.contains("pLaNtEd"))
        }
    }

    @Test(
        arguments: [
            ("api.example.com", [], true), ("api.example.com", ["example.com"], false),
            ("api.example.com", [".example.com"], false),
            ("api.example.com", ["*.example.com"], false), ("example.com", [".example.com"], false),
            ("notexample.com", ["example.com"], true),
            ("api.example.com", ["*"], false), ("10.0.0.1", ["10.0.0.1"], false),
            ("API.example.com", ["api.EXAMPLE.com"], false),
            ("127.0.0.1", [], false), ("localhost", [], false), ("a.com", [""], true),
        ] as [(String, [String], Bool)])
    func `hosts are reached through the proxy or not`(host: String, exceptions: [String], isProxied: Bool) {
        let proxy = ProxySettings(host: "proxy", port: 1, exceptions: exceptions)
        #expect(proxy.applies(to: Endpoint(host: host)) == isProxied)
        #expect(!proxy.applies(to: Endpoint(scheme: "http", host: host)))
    }
}
