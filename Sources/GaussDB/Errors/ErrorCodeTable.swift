/// What the service's error codes mean for the caller: a class, and where there is one, a hint.
///
/// Codes that are not listed are classed by their HTTP status.
public enum ErrorCodeTable {
    /// The meaning of an error answer.
    ///
    /// - Parameters:
    ///   - code: The service's code, for example `DBS.200019`; nil when the answer has none.
    ///   - status: The HTTP status.
    public static func meaning(of code: String?, status: Int) -> (class: GaussDBError.Class, hint: String?) {
        if let code, let entry = entries[code] { return (entry.class, entry.hint ?? hint(for: entry.class)) }
        let byStatus = classification(status)
        return (byStatus, hint(for: byStatus))
    }

    /// The codes that have an entry, for tests and documents.
    static var listedCodes: [String] { entries.keys.sorted() }

    private struct Entry {
        var `class`: GaussDBError.Class
        var hint: String?
    }

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

    private static func hint(for class: GaussDBError.Class) -> String? {
        switch `class` {
        case .busy: "Another operation is running on the instance: wait until it has ended, then repeat the call."
        case .authentication: "Check the access key, the secret key and the project, or ask for a new token."
        case .permission: "Ask whoever manages the account for the permission that the operation needs."
        case .throttled: "Wait a little, then repeat the call; fewer calls at once keep below the limit."
        case .service: "Repeat the call later; quote the request id when it goes on."
        case .notFound, .quota, .input, .other: nil
        }
    }

    private static let entries: [String: Entry] = {
        var entries: [String: Entry] = [:]
        for line in ErrorCodeTable.text.description.split(separator: "\n") {
            let parts = line.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count >= 2, let meaning = GaussDBError.Class(rawValue: String(parts[1])) else {
                assertionFailure("the error code table has a malformed line: \(line)")
                continue
            }
            entries[String(parts[0])] = Entry(class: meaning, hint: parts.count > 2 ? String(parts[2]) : nil)
        }
        return entries
    }()
}
