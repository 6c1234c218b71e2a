import GaussDB
import Testing

@Suite("The service's times")
struct ServiceTimeTests {
    @Test(
        "are read with their offsets",
        arguments: [
            ("1970-01-01T00:00:00+0000", 0), ("1970-01-01T00:00:00Z", 0), ("2018-08-06T10:41:14+0800", 1_533_523_274),
            ("2018-08-06T10:41:14+08:00", 1_533_523_274), ("2024-02-29T23:59:59-0130", 1_709_256_599),
            ("2000-03-01T00:00:00Z", 951_868_800), ("1969-12-31T23:59:59Z", -1),
        ])
    func read(text: String, seconds: Int) {
        #expect(ServiceTime.seconds(text) == seconds)
    }

    @Test(
        "are nothing when they are malformed",
        arguments: [
            "", "now", "2018-08-06", "2018-08-06T10:41:14", "2018-08-06 10:41:14Z", "2018-13-06T10:41:14Z",
            "2018-00-06T10:41:14Z",
            "2018-08-32T10:41:14Z", "2018-08-06T24:41:14Z", "2018-08-06T10:60:14Z", "2018-08-06T10:41:61Z",
            "2018-08-06T10:41:14+08", "2018-08-06T10:41:14_0800", "2018-08-06T10:41:14+0860", "2018-08-06T10:41:14Zx",
        ])
    func refuse(text: String) {
        #expect(ServiceTime.seconds(text) == nil)
    }
}
