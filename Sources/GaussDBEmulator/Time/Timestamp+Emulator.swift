import GaussDB

extension Timestamp {
    /// As the identity service writes it: `2019-02-13T06:52:13.000000Z`.
    var identityFormat: String { serviceFormat.dropLast("+0000".count) + ".000000Z" }

    /// Seconds since the last midnight, UTC.
    var secondsOfDay: Int64 {
        let rest = secondsSince1970 % 86_400
        return rest < 0 ? rest + 86_400 : rest
    }
}
