import Testing

@testable import GaussDB

@Suite struct RetryAfterTests {
    @Test(
        arguments: [
            ("5", 5), (" 120 ", 120), ("0", 0), ("Wed, 11 Sep 2024 08:00:30 GMT", 30),
            ("Wed, 11 Sep 2024 07:00:00 GMT", 0),
        ] as [(String, Int64)])
    func `seconds and dates are read`(header: String, seconds: Int64) {
        #expect(RetryAfter(header: header, now: Samples.date)?.pause == .seconds(seconds))
    }

    @Test(arguments: ["", "-1", "soon", "1.5", "99999999999999999999", "9999999999"])
    func `anything else is ignored`(header: String) {
        #expect(RetryAfter(header: header, now: Samples.date) == nil)
    }
}
