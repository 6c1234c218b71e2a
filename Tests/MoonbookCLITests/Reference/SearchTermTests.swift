import Testing

@testable import MoonbookCLI

@Suite("A word of a search")
struct SearchTermTests {
    @Test(
        "fits names as a whole, by a part, by a beginning, or within",
        arguments: [
            ("weight", "weight", SearchTerm.Fit.whole as SearchTerm.Fit?), ("WEIGHT", "weight", .whole),
            ("weights", "proxy.set_weights", .word), ("set_weights", "proxy.set_weights", .word),
            ("weig", "proxy.set_weights", .beginning), ("eight", "proxy.set_weights", .inside),
            ("weighs", "weight", nil),
            ("", "weight", nil),
        ])
    func names(_ term: String, _ name: String, _ fit: SearchTerm.Fit?) {
        #expect(SearchTerm(term).fit(name) == fit)
    }

    @Test(
        "with wildcards fits all of a name or one of its words",
        arguments: [
            ("weight*", "weight", SearchTerm.Fit.whole as SearchTerm.Fit?), ("weight*", "proxy.set_weights", .word),
            ("weight*", "Sets the read Weights.", .word), ("weight*", "counterweight", nil),
            ("*weight", "counterweight", .whole),
            ("w?ight", "weight", .whole), ("w?ight", "wight", nil), ("proxy.*", "proxy.create", .whole),
            ("*_*_*", "read_weight", nil), ("**", "anything", .whole), ("a*b*c", "axxbxxc", .whole),
            ("a*b*c", "axxbxx", nil),
            ("DBS.2000*", "DBS.200019", .whole), ("?", "库", .whole),
        ])
    func wildcards(_ term: String, _ name: String, _ fit: SearchTerm.Fit?) {
        #expect(SearchTerm(term).fit(name) == fit)
    }

    @Test("takes no exponential time for many stars")
    func manyStars() {
        let term = SearchTerm(String(repeating: "a*", count: 30) + "b")
        #expect(term.fit(String(repeating: "a", count: 5_000)) == nil)
    }
}
