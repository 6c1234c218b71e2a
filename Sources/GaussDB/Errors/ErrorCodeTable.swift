/// What the service's error codes mean for the caller: a class, what happened, and what to do.
///
/// Codes that are not listed are classed by their HTTP status.
///
/// Reference: A.3.
public enum ErrorCodeTable {
    /// The meaning of an error answer.
    ///
    /// - Parameters:
    ///   - code: The service's code, for example `DBS.200019`; nil when the answer has none.
    ///   - status: The HTTP status.
    public static func meaning(of code: String?, status: Int) -> (class: GaussDBError.Class, hint: String?) {
        if let code, let entry = entry(for: code) { return (entry.class, entry.hint) }
        if status == 501 { return (.other, "Repeating does not help: nothing behind this address does that.") }
        let byStatus = classification(status)
        return (byStatus, hint(for: byStatus))
    }

    /// What is known of a code, or nil when it is not listed.
    public static func entry(for code: String) -> ErrorCodeEntry? {
        table.places[code].map { table.entries[$0] }
    }

    /// Every listed code: the 225 of the reference, and some more that are seen in answers.
    public static var all: [ErrorCodeEntry] { table.entries }

    /// The codes that the reference lists.
    public static var documented: [ErrorCodeEntry] { all.filter(\.isDocumented) }

    private static func classification(_ status: Int) -> GaussDBError.Class {
        switch status {
        case 401: .authentication
        case 403: .permission
        case 404, 410: .notFound
        case 400, 405...407, 409, 411...428: .input
        case 429: .throttled
        case 408, 500...: .service
        default: .other
        }
    }

    static func hint(for class: GaussDBError.Class) -> String? {
        switch `class` {
        case .busy: "Another operation is running on the instance: wait until it has ended, then repeat the call."
        case .retry: "Wait a little, then repeat the call."
        case .authentication: "Check the access key, the secret key and the project, or ask for a new token."
        case .permission: "Ask whoever manages the account for the permission that the operation needs."
        case .throttled: "Wait a little, then repeat the call; fewer calls at once keep below the limit."
        case .service: "Repeat the call later; quote the request id when it goes on."
        case .notFound, .quota, .input, .other: nil
        }
    }

    /// The text of the table, in the form that ``ErrorCodeEntry`` reads.
    ///
    /// Those without a status are not in the reference's list: they are seen in answers of the service, or in its examples.
    /// DBS.201015 and DBS.212033 among them refuse an instance that is busy.
    static let texts: [StaticString] = [gateway, features, instances, backups, requests]

    private struct Table: Sendable {
        var entries: [ErrorCodeEntry] = []
        var places: [String: Int] = [:]
    }

    private static let table: Table = {
        var table = Table()
        for record in texts.flatMap(CatalogueRecord.all(in:)) {
            let entry = ErrorCodeEntry(record) { code in table.places[code].map { table.entries[$0] } }
            guard let entry, table.places[entry.code] == nil else {
                assertionFailure("the error code table has a malformed entry: \(record)")
                continue
            }
            table.places[entry.code] = table.entries.count
            table.entries.append(entry)
        }
        return table
    }()
}
