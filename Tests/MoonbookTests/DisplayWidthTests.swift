import Testing

@testable import Moonbook

@Suite("The width of text on a terminal")
struct DisplayWidthTests {
    @Test("ASCII takes one column a character")
    func ascii() {
        #expect(DisplayWidth.of("orders-db") == 9)
        #expect(DisplayWidth.of("") == 0)
    }

    @Test("Chinese, Japanese, Korean and full-width characters take two columns")
    func wide() {
        #expect(DisplayWidth.of("订单库") == 6)
        #expect(DisplayWidth.of("カタカナ") == 8)
        #expect(DisplayWidth.of("한국") == 4)
        #expect(DisplayWidth.of("ＡＢ") == 4)
        #expect(DisplayWidth.of("𠀀") == 2)
    }

    @Test("A combining mark takes no column, whether composed or not")
    func combining() {
        #expect(DisplayWidth.of("e\u{301}") == 1)
        #expect(DisplayWidth.of("\u{1112}\u{1161}\u{11AB}") == 2)
        #expect(DisplayWidth.of("\u{200B}") == 0)
    }

    @Test("An emoji takes two columns whatever it is made of")
    func emoji() {
        #expect(DisplayWidth.of("🚀") == 2)
        #expect(DisplayWidth.of("👩‍💻") == 2)
        #expect(DisplayWidth.of("🇨🇳") == 2)
        #expect(DisplayWidth.of("❤️") == 2)
    }

    @Test("Lines and bars of the live area take one column")
    func drawing() {
        #expect(DisplayWidth.of("━─✓✗▸…·←") == 8)
    }

    @Test("The table of wide characters is ascending, so that it can be searched")
    func table() {
        for (range, next) in zip(WideCharacters.ranges, WideCharacters.ranges.dropFirst()) {
            #expect(range.upperBound < next.lowerBound)
        }
    }

    @Test(
        "Cutting never exceeds the columns and never splits a character",
        arguments: [
            ("订单库", 6, "订单库"), ("订单库", 5, "订单…"), ("订单库", 4, "订…"), ("订单库", 3, "订…"), ("订单库", 2, "…"),
            ("订单库", 1, "…"), ("订单库", 0, ""), ("orders", 4, "ord…"),
        ])
    func cutting(_ text: String, _ columns: Int, _ expected: String) {
        #expect(DisplayWidth.truncated(text, to: columns) == expected)
    }

    @Test("An ellipsis of three dots is itself cut where there is no room for it")
    func asciiEllipsis() {
        #expect(DisplayWidth.truncated("orders-db", to: 2, ellipsis: "...") == "..")
        #expect(DisplayWidth.truncated("orders-db", to: 6, ellipsis: "...") == "ord...")
    }

    @Test("Padding counts columns, not characters")
    func padding() {
        #expect(DisplayWidth.padded("订单", to: 6) == "订单  ")
        #expect(DisplayWidth.padded("订单", to: 3) == "订单")
    }
}
