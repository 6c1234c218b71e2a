import Testing

@testable import MoonbookCLI

@Suite("The lines that are redrawn in place")
struct LiveAreaTests {
    private let size = TerminalSize(columns: 20, rows: 10)

    @Test("The first drawing goes below what is there")
    func first() {
        var area = LiveArea(size: size)
        #expect(area.draw([("one", 3), ("two", 3)]) == "one\u{1B}[K\ntwo\u{1B}[K\n")
    }

    @Test("A redraw goes up over its own lines and no further")
    func redraw() {
        var area = LiveArea(size: size)
        _ = area.draw([("one", 3), ("two", 3)])
        #expect(area.draw([("ONE", 3), ("TWO", 3)]) == "\u{1B}[2A\rONE\u{1B}[K\nTWO\u{1B}[K\n")
    }

    @Test("A line less leaves nothing behind")
    func shrinking() {
        var area = LiveArea(size: size)
        _ = area.draw([("one", 3), ("two", 3)])
        #expect(area.draw([("one", 3)]) == "\u{1B}[2A\rone\u{1B}[K\n\u{1B}[0J")
    }

    @Test("Erasing clears exactly what was drawn, once")
    func erasing() {
        var area = LiveArea(size: size)
        #expect(area.erase() == "")
        _ = area.draw([("one", 3), ("two", 3)])
        #expect(area.erase() == "\u{1B}[2A\r\u{1B}[0J")
        #expect(area.erase() == "")
    }

    @Test("Lines that a narrower terminal broke in two are counted as two")
    func narrower() {
        var area = LiveArea(size: size)
        _ = area.draw([("fifteen columns", 15)])
        area.size = TerminalSize(columns: 10, rows: 10)
        #expect(area.draw([("ten", 3)]) == "\u{1B}[2A\rten\u{1B}[K\n\u{1B}[0J")
    }

    @Test("After the program was stopped, the next drawing begins where the cursor is")
    func forgetting() {
        var area = LiveArea(size: size)
        _ = area.draw([("one", 3)])
        area.forget()
        #expect(area.draw([("one", 3)]) == "one\u{1B}[K\n")
    }
}
