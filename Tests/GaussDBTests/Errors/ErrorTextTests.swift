import Testing

@testable import GaussDB

@Suite struct ErrorTextTests {
    @Test func `an excerpt is one short line`() {
        #expect(ErrorText.excerpt([]) == nil)
        #expect(ErrorText.excerpt(Array("<html>\n\n<b>\u{7}x".utf8)) == "<html> <b> x")
        let long = ErrorText.excerpt([UInt8](repeating: 0x61, count: 5_000))
        #expect(long?.count == 201)
        #expect(long?.hasSuffix("a…") == true)
    }

    @Test func `an excerpt does not end in half a character`() {
        let text = String(repeating: "中", count: 100)
        #expect(ErrorText.excerpt(Array(text.utf8)) == String(repeating: "中", count: 66) + "…")
    }

    @Test(
        arguments: [
            (.zero, "0 s"), (.milliseconds(40), "40 ms"), (.milliseconds(1_500), "1.5 s"), (.seconds(7), "7 s"),
            (.seconds(119), "119 s"),
            (.seconds(150), "2 min 30 s"), (.seconds(900), "15 min"), (.seconds(7_200), "2 h"),
            (.seconds(9_000), "2 h 30 min"),
        ] as [(Duration, String)])
    func `a duration is shown as people say it`(duration: Duration, shown: String) {
        #expect(ErrorText.duration(duration) == shown)
    }

    @Test func `a status has its name`() {
        #expect(ErrorText.status(502) == "502 Bad Gateway")
        #expect(ErrorText.status(599) == "599")
    }
}
