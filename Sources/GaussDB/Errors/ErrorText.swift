/// Pieces of messages.
package enum ErrorText {
    /// The beginning of a body for people: at most 200 bytes, without line breaks and control characters.
    static func excerpt(_ body: [UInt8]) -> String? {
        guard !body.isEmpty else { return nil }
        let limit = 200
        var text = ""
        for scalar in String(decoding: body.prefix(limit), as: UTF8.self).unicodeScalars {
            // A character that the limit cuts in two decodes to U+FFFD; it says nothing.
            if scalar == "\u{FFFD}" { continue }
            if scalar.value >= 0x20, scalar.value != 0x7F {
                text.unicodeScalars.append(scalar)
            } else if !text.hasSuffix(" ") {
                text += " "
            }
        }
        return body.count > limit ? text + "…" : text
    }

    /// `502 Bad Gateway`, or the number alone where it has no name of its own.
    static func status(_ status: Int) -> String {
        statusNames[status].map { "\(status) \($0)" } ?? String(status)
    }

    /// `1.5 s`, `40 s`, `5 min`, `2 h 30 min`.
    package static func duration(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        if seconds < 10, attoseconds != 0 {
            let milliseconds = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
            if milliseconds < 1_000 { return "\(milliseconds) ms" }
            let tenths = milliseconds / 100
            return tenths.isMultiple(of: 10) ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
        }
        if seconds < 120 { return "\(seconds) s" }
        let minutes = seconds / 60
        if minutes < 120 {
            return seconds % 60 == 0 || minutes >= 10 ? "\(minutes) min" : "\(minutes) min \(seconds % 60) s"
        }
        return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
    }

    private static let statusNames: [Int: String] = [
        301: "Moved Permanently", 302: "Found", 303: "See Other", 307: "Temporary Redirect", 308: "Permanent Redirect",
        400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
        407: "Proxy Authentication Required", 408: "Request Timeout", 409: "Conflict", 411: "Length Required",
        413: "Content Too Large", 414: "URI Too Long", 422: "Unprocessable Content", 429: "Too Many Requests",
        500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable",
        504: "Gateway Timeout",
    ]
}
