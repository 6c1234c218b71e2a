import Testing

@testable import GaussDB

@Suite struct SecretMaskTests {
    private let secret = #"Tiger"\Pass/1234567890 ü"#

    @Test(arguments: [
        #"weak: Tiger"\Pass/1234567890 ü!"#, #"body {"password":"Tiger\"\\Pass/1234567890 ü"}"#,
        "GET /v3/x?a=Tiger%22%5CPass%2F1234567890%20%C3%BC", "GET /v3/x?a=Tiger%22%5cPass%2f1234567890%20%c3%bc",
    ])
    func `a secret is found in every spelling in which it comes back`(text: String) {
        let masked = SecretMask([secret]).masked(text)
        #expect(masked.contains("‹redacted›"))
        #expect(!masked.contains("1234567890"))
    }

    @Test func `a long secret is found where a message cuts it`() {
        let long = String(repeating: "Geheim-7", count: 12)
        let message = "`name` must match, not \(ShownValue.quoted(long))"
        #expect(message.contains("…"))
        #expect(!SecretMask([long]).masked(message).contains("Geheim"))
    }

    @Test func `of two secrets the longer is masked first`() {
        #expect(SecretMask(["word", "password"], mark: "·").masked("password word") == "· ·")
    }

    @Test func `what is too short to be a secret does not eat up the text`() {
        let mask = SecretMask(["e", ""])
        #expect(mask.isEmpty)
        #expect(mask.masked("the instance does not exist") == "the instance does not exist")
    }
}
