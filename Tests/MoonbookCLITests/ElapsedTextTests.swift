import Testing

@testable import MoonbookCLI

@Suite("Durations")
struct ElapsedTextTests {
    @Test(
        "Elapsed time has two units at most",
        arguments: [
            (Duration.zero, "0s"), (.milliseconds(240), "240ms"), (.seconds(8), "8s"), (.milliseconds(8_900), "8s"),
            (.seconds(242), "4m 02s"), (.seconds(3_900), "1h 05m"), (.seconds(2 * 86_400 + 3 * 3_600), "2d 03h"),
            (.seconds(-5), "0s"),
        ])
    func elapsed(_ duration: Duration, _ text: String) {
        #expect(duration.elapsedText == text)
    }

    @Test(
        "A flag takes seconds or numbers with units",
        arguments: [
            ("90", Duration.seconds(90)), ("1.5", .milliseconds(1_500)), ("90s", .seconds(90)),
            ("30m", .seconds(1_800)),
            ("1h30m", .seconds(5_400)), ("250ms", .milliseconds(250)), ("1.5h", .seconds(5_400)),
            ("1d", .seconds(86_400)),
        ])
    func accepted(_ text: String, _ duration: Duration) {
        #expect(DurationArgument.parse(text) == duration)
    }

    @Test(
        "What is not a time is refused",
        arguments: [
            "", "soon", "m", "1x", "30m1h", "1m1m", "-5", "+5", "1e3", "inf", "nan", "5 m", "٣m", "99999999999999d",
        ])
    func refused(_ text: String) {
        #expect(DurationArgument.parse(text) == nil)
    }

    @Test("Machines get seconds with milliseconds")
    func secondsValue() {
        #expect(Duration.milliseconds(1_250).secondsValue == 1.25)
    }
}
