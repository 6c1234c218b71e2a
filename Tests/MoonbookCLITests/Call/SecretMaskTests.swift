import GaussDB
import JSONWire
import Moonbook
import Testing

@testable import MoonbookCLI

@Suite("Secrets in what a call writes")
struct SecretMaskTests {
    private static let secret = #"S3"cr\et"#
    private let mask = SecretMask([Self.secret, "S3", "4711"])

    @Test(
        "Every occurrence is masked, whatever stands around it, the longest of several first",
        arguments: [
            ("x S3 y S3", "x ‹redacted› y ‹redacted›"), (Self.secret, "‹redacted›"),
            ("S3\u{301}", "‹redacted›\u{301}"), (#"{"p":"S3\"cr\\et"}"#, #"{"p":"‹redacted›"}"#), ("s3", "s3"),
            ("", ""),
        ])
    func texts(_ text: String, _ masked: String) {
        #expect(Array(mask.masked(text).utf8) == Array(masked.utf8))
    }

    @Test("Values are masked in names, texts and numbers, and keep everything else")
    func values() {
        let value: JSONValue = ["S3": ["a", .string("<" + Self.secret + ">"), 4711, 47110, 1.5, .null, true]]
        #expect(
            mask.value(value) == [
                "‹redacted›": ["a", "<‹redacted›>", "‹redacted›", 47110, 1.5, .null, true]
            ])
    }

    @Test("Errors are masked with their causes, jobs with their reasons, notes and printed text too")
    func console() {
        let lost = RunError(
            kind: .job, message: "m S3", operation: "user.create", hint: "h S3",
            cause: RunError(kind: .api, message: "c S3"))
        let job = Samples.job(subject: "s S3", failReason: "r S3")
        let ending = mask.ending(Samples.ending(.failed(lost), unfinished: [job], uncertain: [lost]))
        let events: [RunEvent] = [
            .output("o S3"), .jobFinished(job), .jobOutOfSight(job, reason: "S3"),
            .waitingForBusyInstance(operation: "user.create", message: "S3"), .log(level: .info, message: "S3"),
        ]
        #expect(!"\(ending) \(events.map(mask.event))".contains("S3"))
        #expect("\(ending)".contains("user.create"))
    }

    @Test("Without secrets nothing is changed")
    func none() {
        #expect(SecretMask().value(["a": "b"]) == ["a": "b"])
        #expect(SecretMask([""]).masked("a") == "a")
    }
}
