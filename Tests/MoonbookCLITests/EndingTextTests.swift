import Moonbook
import Testing

@testable import MoonbookCLI

@Suite("The last words of a run")
struct EndingTextTests {
    private let text = EndingText(style: Style())

    @Test("A run that succeeded says nothing")
    func success() {
        #expect(text.text(Samples.ending(.succeeded)) == "")
    }

    @Test("A run that ended because nobody reads its output ends without a word")
    func closedOutput() {
        #expect(text.text(Samples.ending(.cancelled(nil), exitCode: .outputClosed)) == "")
        #expect(text.text(Samples.ending(.cancelled(nil), exitCode: .signal(2))) == "cancelled\n")
    }

    @Test("Jobs that go on are named, with a line to look after them that a shell can run")
    func unfinished() {
        let ending = Samples.ending(
            .cancelled(nil), unfinished: [Samples.job()], lookUp: JobLookUp(connectionFlags: ["--profile", "it's"]))
        #expect(
            text.text(ending) == """
                cancelled
                1 job left running in the cloud:
                  job-1  CreateGaussDBforMySQLProxy  orders-db  60%
                  look: moonbook call job.get --id job-1 --profile 'it'\\''s'

                """)
    }

    @Test("What the job centre does not know is not looked up there")
    func unfinishedResource() {
        var resource = Samples.job("instance-1")
        resource.isInJobCenter = false
        let lookUp = JobLookUp(connectionFlags: [])
        #expect(!text.unfinished([resource], lookUp: lookUp).contains("look:"))
        #expect(text.unfinished([resource, Samples.job()], lookUp: lookUp).hasSuffix("--id job-1\n"))
    }

    @Test("With the built-in emulator nothing is left anywhere")
    func emulator() {
        let ending = Samples.ending(.cancelled(nil), unfinished: [Samples.job(), Samples.job("b")])
        #expect(text.text(ending) == "cancelled\n2 jobs ended with the built-in emulator\n")
    }

    @Test("A change without an answer is named, once")
    func uncertain() {
        let lost = RunError(kind: .network, message: "no answer", operation: "proxy.create", mayHaveTakenEffect: true)
        let other = RunError(
            kind: .network, message: "no answer", operation: "instance.restart", mayHaveTakenEffect: true)
        let said = text.text(Samples.ending(.failed(lost), uncertain: [lost, other]))
        #expect(said.split(separator: "\n").filter { $0.contains("may have taken effect") }.count == 2)
        #expect(said.contains("instance.restart may have taken effect although no answer says so: no answer"))
    }

    @Test("A change that was cancelled while it waited for its answer is named beside the word that it was cancelled")
    func uncertainCancelled() {
        let cut = RunError(
            kind: .cancelled, message: "the call was cancelled", operation: "proxy.create", mayHaveTakenEffect: true)
        #expect(
            text.text(Samples.ending(.cancelled(cut), uncertain: [cut], exitCode: .signal(2))) == """
                cancelled
                proxy.create may have taken effect although no answer says so: the call was cancelled

                """)
    }

    @Test(
        "Words are quoted for a shell only when they need it",
        arguments: [
            ("prod", "prod"), ("http://127.0.0.1:80", "http://127.0.0.1:80"), ("a b", "'a b'"), ("", "''"),
            ("a'b", "'a'\\''b'"),
        ])
    func quoting(_ word: String, _ quoted: String) {
        #expect(ShellWord.quoted(word) == quoted)
    }
}
