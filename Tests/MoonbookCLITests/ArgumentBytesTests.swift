import Testing

@testable import MoonbookCLI

@Suite("The bytes of the command line")
struct ArgumentBytesTests {
    @Test("A word that is not UTF-8 is named by its place and never shown: it may be a secret")
    func problem() {
        let words = ["/bin/\u{6708}", "call", "--name"].map { Array($0.utf8) }
        #expect(ArgumentBytes.problem(in: words) == nil)
        let problem = ArgumentBytes.problem(in: words + [[0x73, 0x65, 0x63, 0xFF]])
        #expect(
            problem?.hasPrefix("argument 3 behind `--name` is not UTF-8") == true && problem?.contains("sec") == false)
        #expect(ArgumentBytes.problem(in: [[0xFF], [0xC3]])?.hasPrefix("argument 1 is not") == true)
        #expect(ArgumentBytes.problem(in: [[0xFF]]) == nil)
    }
}
