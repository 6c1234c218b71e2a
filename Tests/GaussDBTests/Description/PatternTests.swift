import GaussDB
import Testing

@Suite("Patterns")
struct PatternTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let pattern: String
        let accepted: [String]
        let refused: [String]
        init(_ pattern: String, accepts accepted: [String], refuses refused: [String]) {
            self.pattern = pattern
            self.accepted = accepted
            self.refused = refused
        }
        var testDescription: String { pattern }
    }

    @Test(
        "accept what ECMA 262 accepts",
        arguments: [
            Case("^abc$", accepts: ["abc"], refuses: ["", "ab", "abcd", "xabc", "ABC"]),
            Case("b", accepts: ["b", "abc"], refuses: ["", "acd"]),
            Case("", accepts: ["", "anything"], refuses: []),
            Case("^a*$", accepts: ["", "a", "aaaa"], refuses: ["b", "aab"]),
            Case("^a+$", accepts: ["a", "aaaa"], refuses: ["", "aab"]),
            Case("^ab?c$", accepts: ["ac", "abc"], refuses: ["abbc", "bc"]),
            Case("^a{3}$", accepts: ["aaa"], refuses: ["aa", "aaaa"]),
            Case("^a{2,}$", accepts: ["aa", "aaaaa"], refuses: ["a", ""]),
            Case("^a{2,4}$", accepts: ["aa", "aaa", "aaaa"], refuses: ["a", "aaaaa"]),
            Case("^a{0}b$", accepts: ["b"], refuses: ["ab"]),
            Case("^(cat|dog|)$", accepts: ["cat", "dog", ""], refuses: ["ca", "catdog"]),
            Case("^(?:ab)+$", accepts: ["ab", "abab"], refuses: ["", "aba"]),
            Case("^[a-c_-]+$", accepts: ["abc", "a-b", "_"], refuses: ["", "d", "a b"]),
            Case("^[^,\\\\]+$", accepts: ["abc"], refuses: ["a,b", "a\\b", ""]),
            Case("^[]a]$", accepts: [], refuses: ["]", "a"]),
            Case("^.$", accepts: ["a", "中", "\u{1F600}"], refuses: ["", "\n", "ab"]),
            Case("^\\d{2}:\\d{2}$", accepts: ["08:00"], refuses: ["8:00", "０8:00"]),
            Case("^\\w\\W\\s\\S$", accepts: ["_- x", "a.\tb"], refuses: ["-- x", "a   "]),
            Case("^[\\D_]$", accepts: ["x", "_"], refuses: ["5"]),
            Case("^[\\u4E00-\\u9FFF]+$", accepts: ["中文", "一"], refuses: ["a", "あ", ""]),
            Case("^\\u{1F600}$", accepts: ["\u{1F600}"], refuses: ["\u{1F601}"]),
            Case("^\\.\\*\\[\\(\\{\\^\\$\\|$", accepts: [".*[({^$|"], refuses: ["a*[({^$|"]),
            Case("^a|b$", accepts: ["ax", "xb"], refuses: ["xax", "bx"]),
            Case("a$", accepts: ["a", "ba"], refuses: ["ab"]),
            Case("^(a|b)*c(d{1,2}|e)$", accepts: ["cd", "abacdd", "ce"], refuses: ["abd", "cddd"]),
        ])
    func accept(example: Case) throws {
        let pattern = try Pattern(example.pattern)
        for text in example.accepted { #expect(pattern.matches(text), "\(text)") }
        for text in example.refused { #expect(!pattern.matches(text), "\(text)") }
        #expect(pattern.description == example.pattern)
    }

    @Test(
        "that are outside of the subset are refused when they are made",
        arguments: [
            "(", ")", "a)", "[", "[a", "[b-a]", "[a-\\d]", "*", "+a", "?", "{2}", "a{", "a{,3}", "a{3,2}", "a{1001}",
            "a**",
            "a+?", "a{2}{3}", "^*", "$+", "(?=a)", "(?!a)", "(?<name>a)", "(?<=a)", "\\", "\\1", "\\b", "\\u12",
            "\\u{}",
            "\\u{110000}", "\\uD800", "\\q",
        ])
    func refuse(text: String) {
        #expect(throws: PatternError.self) { try Pattern(text) }
    }

    @Test("that are outside of the subset are refused with the place")
    func tellThePlace() {
        let error = #expect(throws: PatternError.self) { try Pattern("ab(?=c)") }
        #expect(error?.offset == 4)
        #expect(error?.description == "look-around and named groups are not supported at offset 4")
    }

    @Test("that would unroll without end are refused")
    func refuseTheHuge() {
        #expect(throws: PatternError.self) { try Pattern("((a{1000}){1000}){1000}") }
        // What is empty makes the program no larger, but repeating it takes time.
        #expect(throws: PatternError.self) { try Pattern("(?:(?:(?:){1000}){1000}){100}") }
        #expect(throws: PatternError.self) { try Pattern("(?:(?:(?:){1000}){0,1000})*a") }
        #expect((try? Pattern("a(?:){1000}b"))?.matches("ab") == true)
        let nested = String(repeating: "(", count: 1000) + "a" + String(repeating: ")", count: 1000)
        #expect(throws: PatternError.self) { try Pattern(nested) }
    }

    @Test("that make backtracking engines run for ages are answered in linear time")
    func areLinear() throws {
        // With backtracking the first takes 2^5000 steps; here the count of steps is bounded by length × size.
        let text = String(repeating: "a", count: 5000) + "b"
        #expect(try !Pattern("^(a|a)*$").matches(text))
        #expect(try !Pattern("^(a*)*$").matches(text))
        #expect(try !Pattern("^(a+)+$").matches(text))
    }
}
