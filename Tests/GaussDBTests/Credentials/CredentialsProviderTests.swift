import Testing

@testable import GaussDB

@Suite struct CredentialsProviderTests {
    private func complaint(_ environment: [String: String], named name: String? = nil) -> GaussDBError? {
        do throws(GaussDBError) {
            _ = try CredentialsProvider(environment: environment).profile(named: name)
            return nil
        } catch {
            return error
        }
    }

    /// Runs `body` with a home folder whose credentials file has `text`.
    private func withFile(
        _ text: String, mode: UInt32 = 0o600, _ body: ([String: String], String) throws -> Void
    ) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = try folder.add(text, as: ".huaweicloud/credentials", mode: mode)
        try body(["HOME": folder.path], path)
    }

    private let keys = ["HUAWEICLOUD_SDK_AK": "AK", "HUAWEICLOUD_SDK_SK": "SK"]

    @Test func `the environment gives everything that it can hold`() throws {
        var environment = keys
        environment["HUAWEICLOUD_SDK_SECURITY_TOKEN"] = "T"
        environment["HUAWEICLOUD_SDK_PROJECT_ID"] = "P"
        environment["HUAWEICLOUD_SDK_REGION"] = "cn-north-4"
        environment["HUAWEICLOUD_SDK_IAM_ENDPOINT"] = "https://iam.example.com"
        let profile = try CredentialsProvider(environment: environment).profile()
        #expect(profile.credentials == .accessKey("AK", secret: Secret("SK"), securityToken: Secret("T")))
        #expect(profile.projectID == "P")
        #expect(profile.region == "cn-north-4")
        #expect(profile.iamEndpoint == Endpoint(host: "iam.example.com"))
        #expect(profile.source == "the environment")
        #expect(profile.warnings == [])
    }

    @Test func `the environment goes before the file, a named profile before both`() throws {
        try withFile("[basic]\nak=file\nsk=s\n[prod]\nak=named\nsk=s\n") { home, _ in
            let both = home.merging(keys) { $1 }
            let found = [
                try CredentialsProvider(environment: both).profile(),
                try CredentialsProvider(environment: home).profile(),
                try CredentialsProvider(environment: both).profile(named: "prod"),
            ]
            #expect(found.map(\.credentials.description) == ["access key AK", "access key file", "access key named"])
        }
    }

    @Test func `half a key pair in the environment is an error, not a reason to look further`() throws {
        try withFile("[basic]\nak=file\nsk=s\n") { home, _ in
            var environment = home
            environment["HUAWEICLOUD_SDK_AK"] = "AK"
            #expect(
                complaint(environment)?.message
                    == "HUAWEICLOUD_SDK_AK is set in the environment, HUAWEICLOUD_SDK_SK is not")
            environment["HUAWEICLOUD_SDK_AK"] = ""
            environment["HUAWEICLOUD_SDK_SK"] = "SK"
            #expect(
                complaint(environment)?.message
                    == "HUAWEICLOUD_SDK_SK is set in the environment, HUAWEICLOUD_SDK_AK is not")
        }
    }

    @Test func `nothing set anywhere says where was looked`() throws {
        let error = complaint(["HOME": "/nonexistent"])
        #expect(error?.kind == .configuration)
        #expect(error?.message.contains("/nonexistent/.huaweicloud/credentials") == true)
        #expect(error?.message.contains("HUAWEICLOUD_SDK_AK") == true)
        #expect(try CredentialsProvider(environment: ["HOME": "/nonexistent"]).profileIfPresent() == nil)
        #expect(complaint([:])?.message.contains("no HOME") == true)
    }

    @Test func `a file that is named must be there`() throws {
        let environment = ["HOME": "/", "HUAWEICLOUD_SDK_CREDENTIALS_FILE": "/nonexistent/file"]
        #expect(complaint(environment)?.message == "there is no credentials file /nonexistent/file")
        #expect(
            complaint(["HOME": "/nonexistent"], named: "prod")?.message
                == "there is no credentials file /nonexistent/.huaweicloud/credentials")
    }

    @Test func `a profile that is not there offers the nearest name`() throws {
        try withFile("[basic]\nak=a\nsk=s\n[production]\nak=b\nsk=s\n") { home, path in
            let error = complaint(home, named: "prodution")
            #expect(error?.message == "no profile `prodution` in \(path)")
            #expect(error?.hint == "Did you mean `production`?")
            #expect(complaint(home, named: "zz")?.hint == "It has: basic, production.")
        }
    }

    @Test func `a broken file is named with its line`() throws {
        try withFile("[basic]\nak=a\nsk\n") { home, path in
            #expect(
                complaint(home)?.message
                    == "the credentials file \(path) cannot be read: line 3 is neither `[section]` nor `key = value`")
        }
    }

    @Test func `a file that others can read is reported`() throws {
        try withFile("[basic]\nak=a\nsk=s\n", mode: 0o644) { home, path in
            let warnings = try CredentialsProvider(environment: home).profile().warnings
            #expect(warnings == ["\(path) can be read by others; `chmod 600 \(path)` keeps its keys private."])
        }
        try withFile("[basic]\nak=a\nsk=s\n", mode: 0o600) { home, _ in
            let warnings = try CredentialsProvider(environment: home).profile().warnings
            #expect(warnings == [])
        }
    }

    @Test func `a folder in the file's place is an error`() {
        #expect(
            complaint(["HUAWEICLOUD_SDK_CREDENTIALS_FILE": "/tmp"])?.message
                == "the credentials file /tmp cannot be read: Is a directory")
    }

    @Test func `a section may hold a password instead of a key`() throws {
        try withFile("[basic]\nuser=ann\npassword=pw\ndomain=acme\nregion=cn-north-4\n") { home, _ in
            let profile = try CredentialsProvider(environment: home).profile()
            #expect(
                profile.credentials
                    == .password(
                        user: "ann", password: Secret("pw"), domain: "acme", scope: .projectName("cn-north-4"),
                        iamEndpoint: Endpoint(host: "iam.cn-north-4.myhuaweicloud.com")))
        }
    }

    @Test func `a password for a service on this machine stays on this machine`() throws {
        try withFile("[basic]\nuser=ann\npassword=pw\ndomain=acme\nproject_id=p\nendpoint=http://127.0.0.1:99\n") {
            home, _ in
            let profile = try CredentialsProvider(environment: home).profile()
            #expect(
                profile.credentials
                    == .password(
                        user: "ann", password: Secret("pw"), domain: "acme", scope: .projectID("p"),
                        iamEndpoint: Endpoint(scheme: "http", host: "127.0.0.1", port: 99)))
        }
    }

    @Test(arguments: [
        ("", "has no credentials"), ("ak=a", "has `ak` but no `sk`"), ("sk=s", "has `sk` but no `ak`"),
        ("ak=a\nsk=s\ntoken=t", "more than one kind"), ("user=u", "has `user` but no `region`"),
        ("user=u\nproject_id=p\niam_endpoint=https://i", "has `user` but no `password`"),
        ("user=u\npassword=p\nregion=cn-north-4", "has `user` but no `domain`"),
        ("ak=a\nsk=s\nendpoint=nowhere", "has no scheme"),
        ("user=u\npassword=p\ndomain=d\nregion=cn-north-44", "unknown region"),
    ])
    func `what is missing in a section is named`(lines: String, complaintPart: String) throws {
        try withFile("[basic]\n" + lines) { home, _ in
            let error = complaint(home)
            #expect(error?.kind == .configuration)
            #expect(error?.message.contains(complaintPart) == true, "\(error?.message ?? "no error")")
        }
    }

    @Test func `an unknown key is reported with the nearest known one`() throws {
        try withFile("[basic]\nak=a\nsk=s\nproyect_id=p\n") { home, _ in
            let warnings = try CredentialsProvider(environment: home).profile().warnings
            #expect(warnings.count == 1)
            #expect(
                warnings.first?.contains("`proyect_id` is not known and has no effect; `project_id` may be meant")
                    == true)
        }
    }

    @Test func `an unencrypted endpoint elsewhere is reported`() throws {
        try withFile("[basic]\nak=a\nsk=s\nendpoint=http://db.example.com\n") { home, _ in
            let warnings = try CredentialsProvider(environment: home).profile().warnings
            #expect(warnings.first?.contains("not encrypted") == true)
        }
    }
}
