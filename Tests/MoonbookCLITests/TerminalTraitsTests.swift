import Testing

@testable import MoonbookCLI

@Suite("What the terminal can show")
struct TerminalTraitsTests {
    private func traits(
        _ environment: [String: String], isTerminal: Bool = true, allowsColor: Bool = true
    ) -> TerminalTraits {
        TerminalTraits(
            environment: environment, errorIsTerminal: isTerminal, allowsColor: allowsColor, size: .standard)
    }

    @Test("A terminal with a name is live and coloured")
    func live() {
        let traits = traits(["TERM": "xterm-256color", "LANG": "en_US.UTF-8"])
        #expect(traits.isLive && traits.usesColor && traits.usesUnicode)
    }

    @Test("A pipe, TERM=dumb and no TERM are neither live nor coloured")
    func plain() {
        for traits in [traits(["TERM": "xterm"], isTerminal: false), traits(["TERM": "dumb"]), traits([:])] {
            #expect(!traits.isLive && !traits.usesColor)
        }
    }

    @Test("NO_COLOR takes the colours and nothing else; empty it counts as not set")
    func noColor() {
        #expect(!traits(["TERM": "xterm", "NO_COLOR": "1"]).usesColor)
        #expect(traits(["TERM": "xterm", "NO_COLOR": "1"]).isLive)
        #expect(traits(["TERM": "xterm", "NO_COLOR": ""]).usesColor)
    }

    @Test("--no-color is as good as NO_COLOR")
    func flag() {
        #expect(!traits(["TERM": "xterm"], allowsColor: false).usesColor)
    }

    @Test(
        "The first locale variable that is set decides the character set",
        arguments: [
            (["LANG": "zh_CN.UTF-8"], true, false), (["LANG": "zh_CN.utf8"], true, false),
            (["LC_ALL": "C", "LANG": "zh_CN.UTF-8"], false, false), ([:], false, false),
            (["LC_ALL": "", "LC_CTYPE": "C.UTF-8"], true, false), (["LANG": "zh_CN.GBK"], false, true),
            (["LANG": "de_DE"], false, true), (["LANG": "de_DE.UTF-8@euro"], true, false),
        ])
    func charset(_ environment: [String: String], _ usesUnicode: Bool, _ replaces: Bool) {
        let traits = traits(environment)
        #expect(traits.usesUnicode == usesUnicode)
        #expect(traits.replacesNonASCII == replaces)
    }

    @Test("Control characters in names cannot move the cursor")
    func controlCharacters() {
        #expect("a\u{1B}[2Jb".singleLine == "a\u{FFFD}[2Jb")
        #expect("a\nb\tc\r".singleLine == "a b c ")
        #expect("订单".singleLine == "订单")
    }
}
