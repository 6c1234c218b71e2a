extension Timestamp {
    /// `20240911T080000Z`, as signatures carry it.
    public var basicFormat: String {
        let date = CivilDate(self)
        return "\(Timestamp.digits(date.year, 4))\(Timestamp.digits(date.month, 2))\(Timestamp.digits(date.day, 2))T"
            + "\(Timestamp.digits(date.hour, 2))\(Timestamp.digits(date.minute, 2))\(Timestamp.digits(date.second, 2))Z"
    }

    /// `2024-09-11T08:00:00+0000`, as the service writes times.
    public var serviceFormat: String {
        let date = CivilDate(self)
        return "\(Timestamp.digits(date.year, 4))-\(Timestamp.digits(date.month, 2))-\(Timestamp.digits(date.day, 2))T"
            + "\(Timestamp.digits(date.hour, 2)):\(Timestamp.digits(date.minute, 2)):\(Timestamp.digits(date.second, 2))+0000"
    }

    /// `Wed, 11 Sep 2024 08:00:00 GMT`, as HTTP headers carry it.
    public var httpFormat: String {
        let date = CivilDate(self)
        // 1970-01-01 was a Thursday.
        let days = (secondsSince1970 - Int64(date.hour * 3_600 + date.minute * 60 + date.second)) / 86_400
        let weekday = Int(((days + 4) % 7 + 7) % 7)
        return "\(Timestamp.weekdays[weekday]), \(Timestamp.digits(date.day, 2)) \(Timestamp.months[date.month - 1]) "
            + "\(Timestamp.digits(date.year, 4)) \(Timestamp.digits(date.hour, 2)):\(Timestamp.digits(date.minute, 2)):"
            + "\(Timestamp.digits(date.second, 2)) GMT"
    }

    /// Reads `20240911T080000Z`; nil for anything else.
    public init?(basicFormat text: String) {
        var parser = DateParser(text)
        guard let year = parser.number(4), let month = parser.number(2), let day = parser.number(2), parser.skip("T"),
            let hour = parser.number(2), let minute = parser.number(2), let second = parser.number(2), parser.skip("Z"),
            parser.isAtEnd,
            let value = CivilDate(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
                .timestamp
        else { return nil }
        self = value
    }

    /// Reads `Wed, 11 Sep 2024 08:00:00 GMT`; nil for anything else.
    public init?(httpFormat text: String) {
        var parser = DateParser(text)
        guard parser.word(among: Timestamp.weekdays) != nil, parser.skip(", "), let day = parser.number(2),
            parser.skip(" "),
            let month = parser.word(among: Timestamp.months), parser.skip(" "), let year = parser.number(4),
            parser.skip(" "),
            let hour = parser.number(2), parser.skip(":"), let minute = parser.number(2), parser.skip(":"),
            let second = parser.number(2), parser.skip(" GMT"), parser.isAtEnd,
            let value = CivilDate(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)
                .timestamp
        else { return nil }
        self = value
    }

    /// Reads the forms that the service uses in bodies: `2019-02-13T06:52:13.855000Z`, `2018-08-06T10:41:14+0800`,
    /// `2018-08-06T10:41:14+08:00`; nil for anything else.
    public init?(serviceFormat text: String) {
        var parser = DateParser(text)
        guard let year = parser.number(4), parser.skip("-"), let month = parser.number(2), parser.skip("-"),
            let day = parser.number(2), parser.skip("T"), let hour = parser.number(2), parser.skip(":"),
            let minute = parser.number(2), parser.skip(":"), let second = parser.number(2)
        else { return nil }
        if parser.skip(".") { parser.skipDigits() }
        guard let offset = parser.zoneOffset(), parser.isAtEnd,
            let value = CivilDate(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
                .timestamp
        else { return nil }
        self.init(secondsSince1970: value.secondsSince1970 - Int64(offset))
    }

    static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func digits(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
}
