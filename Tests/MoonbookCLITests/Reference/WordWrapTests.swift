import Testing

@testable import MoonbookCLI

@Suite("Breaking text into lines")
struct WordWrapTests {
    @Test("breaks between words, never beyond the width")
    func words() {
        #expect(WordWrap.lines("one two three", first: 7, rest: 7) == ["one two", "three"])
        #expect(WordWrap.lines("one two three", first: 3, rest: 9) == ["one", "two three"])
        #expect(WordWrap.lines("  one   two ", first: 20, rest: 20) == ["one two"])
        #expect(WordWrap.lines("", first: 20, rest: 20) == [])
    }

    @Test("leaves a word that is wider than a line whole, on a line of its own")
    func longWords() {
        #expect(WordWrap.lines("at /v3/instances/{id} now", first: 8, rest: 8) == ["at", "/v3/instances/{id}", "now"])
    }

    @Test("breaks Chinese text between characters, which take two columns")
    func chinese() {
        #expect(WordWrap.lines("华北-北京四 区域", first: 8, rest: 8) == ["华北-北", "京四 区", "域"])
    }
}
