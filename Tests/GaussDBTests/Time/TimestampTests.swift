import GaussDB
import Testing

@Suite struct TimestampTests {
    @Test func `the three formats show the same moment`() {
        #expect(Samples.date.basicFormat == "20240911T080000Z")
        #expect(Samples.date.serviceFormat == "2024-09-11T08:00:00+0000")
        #expect(Samples.date.httpFormat == "Wed, 11 Sep 2024 08:00:00 GMT")
    }

    @Test func `days of four centuries are read back in every format`() {
        for day in stride(from: Int64(0), to: 146_097, by: 13) {
            let moment = Timestamp(secondsSince1970: (day - 30_000) * 86_400 + day % 86_400)
            guard Timestamp(basicFormat: moment.basicFormat) == moment,
                Timestamp(serviceFormat: moment.serviceFormat) == moment,
                Timestamp(httpFormat: moment.httpFormat) == moment
            else {
                Issue.record("\(moment.basicFormat) is not read back")
                return
            }
        }
    }

    @Test(
        arguments: [
            ("2019-02-13T06:52:13.855000Z", 1_550_040_733), ("2018-08-06T10:41:14+0800", 1_533_523_274),
            ("2018-08-06T10:41:14+08:00", 1_533_523_274), ("2018-08-06T10:41:14-0330", 1_533_564_674),
            ("1970-01-01T00:00:00Z", 0),
        ] as [(String, Int64)])
    func `the service's forms are read`(text: String, seconds: Int64) {
        #expect(Timestamp(serviceFormat: text)?.secondsSince1970 == seconds)
    }

    @Test(arguments: [
        "", "2019-02-30T00:00:00Z", "2019-13-01T00:00:00Z", "2019-02-13", "2019-02-13T25:00:00Z", "2019-02-13T06:52:13",
        "2019-02-13T06:52:13Zx", "２019-02-13T06:52:13Z", "2019-02-13T06:52:13+9900",
    ])
    func `other texts are not dates`(text: String) {
        #expect(Timestamp(serviceFormat: text) == nil)
        #expect(Timestamp(basicFormat: text) == nil)
        #expect(Timestamp(httpFormat: text) == nil)
    }

    @Test func `leap days are where the calendar has them`() {
        #expect(Timestamp(basicFormat: "20240229T000000Z") != nil)
        #expect(Timestamp(basicFormat: "20000229T000000Z") != nil)
        #expect(Timestamp(basicFormat: "19000229T000000Z") == nil)
        #expect(Timestamp(basicFormat: "20230229T000000Z") == nil)
    }

    @Test func `moments are apart by a duration`() {
        let later = Samples.date.advanced(by: .seconds(90))
        #expect(Samples.date.duration(to: later) == .seconds(90))
        #expect(later.duration(to: Samples.date) == .seconds(-90))
        #expect(Samples.date < later)
    }
}
