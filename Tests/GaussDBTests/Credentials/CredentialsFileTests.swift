import Testing

@testable import GaussDB

@Suite struct CredentialsFileTests {
    private func parse(_ text: String) throws -> CredentialsFile { try CredentialsFile(parsing: Array(text.utf8)) }

    private func complaint(_ text: String) -> CredentialsFile.Malformed? {
        do throws(CredentialsFile.Malformed) {
            _ = try CredentialsFile(parsing: Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test func `sections, comments, blanks and equals signs in values are read`() throws {
        let file = try parse("# mine\n\n[basic]\r\n AK = a \n; old\nsk=b=c#d\n[ prod ]\nak=\n")
        #expect(file.sections.map(\.name) == ["basic", "prod"])
        #expect(file["basic"]?.values == ["ak": "a", "sk": "b=c#d"])
        #expect(file["prod"]?.values == ["ak": ""])
        #expect(file["prod"]?.line == 7)
        #expect(file["other"] == nil)
    }

    @Test func `a byte order mark does not hurt`() throws {
        #expect(try parse("\u{FEFF}[basic]\nak = a")["basic"] != nil)
    }

    @Test(arguments: [
        ("[basic\nak=a", 1, "no `]`"), ("[basic]\nak", 2, "neither"), ("ak=a", 1, "before the first section"),
        ("[basic]\nak=a\nAK=b", 3, "second time"), ("[basic]\n[other]\n[basic]", 3, "again; it is on line 1"),
        ("[]", 1, "without a name"),
        ("[basic]\n=a", 2, "no key"),
    ])
    func `a broken line is named by its number`(text: String, line: Int, reason: String) {
        let complaint = complaint(text)
        #expect(complaint?.line == line)
        #expect(complaint?.reason.contains(reason) == true)
    }

    @Test func `bytes that are not UTF-8 are named by their line`() {
        #expect(throws: CredentialsFile.Malformed(line: 2, reason: "is not UTF-8")) {
            try CredentialsFile(parsing: Array("[basic]\n".utf8) + [0xFF, 0xFE])
        }
    }

    @Test func `a complaint never shows what a line says`() {
        let complaint = complaint("[basic]\nsk \(SecretTests.planted)")
        #expect(complaint?.reason.contains(SecretTests.planted) == false)
    }
}
