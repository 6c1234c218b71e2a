import GaussDB
import Testing

@Suite struct SecretTests {
    static let planted = "pLaNtEd-5ecret"

    /// All the ways in which a value turns into text by accident.
    private func texts(_ value: Any) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        return ["\(value)", String(describing: value), String(reflecting: value), dumped]
    }

    @Test func `a secret never becomes text`() {
        let secret = Secret(Self.planted)
        for text in texts(secret) + texts([secret]) + texts(["key": Optional(secret)]) {
            #expect(!text.contains(Self.planted))
        }
        #expect("\(secret)" == Secret.redaction)
        #expect(Mirror(reflecting: secret).children.isEmpty)
    }

    @Test func `what holds a secret does not show it either`() {
        let secret = Secret(Self.planted)
        let login = PasswordLogin(
            user: "ann", password: secret, domain: "acme", scope: .projectName("cn-north-4"),
            iamEndpoint: Samples.endpoint)
        let holders: [Any] = [
            AccessKey(id: "AK", secret: secret, securityToken: secret), login,
            Credentials.accessKey("AK", secret: secret),
            Credentials.token(secret), Credentials.password(login),
            Profile(credentials: .token(secret), source: "a test"),
            Signer(key: AccessKey(id: "AK", secret: secret)),
        ]
        for holder in holders {
            for text in texts(holder) { #expect(!text.contains(Self.planted)) }
        }
    }

    @Test func `credentials say what they are and whose`() {
        #expect(Credentials.accessKey("AK1", secret: Secret("x")).description == "access key AK1")
        #expect(
            Credentials.accessKey("AK1", secret: Secret("x"), securityToken: Secret("y")).description
                == "temporary access key AK1")
        #expect(Credentials.token(Secret("x")).description == "token")
    }

    @Test func `equal secrets are equal`() {
        #expect(Secret("a") == Secret("a"))
        #expect(Secret("a") != Secret("b"))
        #expect(Secret("").isEmpty)
    }
}
