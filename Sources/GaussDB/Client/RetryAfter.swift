/// The value of a `Retry-After` header: seconds, or a date.
struct RetryAfter: Equatable {
    /// Not negative.
    let pause: Duration

    /// Nil when the header is neither a number of seconds nor a date.
    init?(header: String, now: Timestamp) {
        let text = CanonicalRequest.trimmed(header)
        if let seconds = Int64(text), seconds >= 0, seconds <= 1_000_000_000 {
            pause = .seconds(seconds)
        } else if let date = Timestamp(httpFormat: text) {
            pause = max(.zero, now.duration(to: date))
        } else {
            return nil
        }
    }
}
