import GaussDB
import Testing

@testable import MoonbookCLI

@Suite("The speed of an emulator's clock")
struct ServiceClockProbeTests {
    @Test(
        "is taken when durations can be measured with it, and passed over when they would overflow",
        arguments: [
            ("1200", 1_200), ("0.001", 0.001), ("1000000", 1_000_000), ("1e-30", nil), ("1e308", nil), ("5e-324", nil),
            ("0", nil), ("-1", nil), ("inf", nil), ("nan", nil), ("fast", nil),
        ] as [(String, Double?)])
    func speeds(text: String, speed: Double?) {
        let response = WireResponse(status: 200, headers: ["X-Emulator-Speed": text])
        #expect(ServiceClockProbe.speed(response) == speed)
    }
}
