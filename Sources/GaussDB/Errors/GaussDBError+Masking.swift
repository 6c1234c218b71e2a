extension GaussDBError {
    /// The same error without secrets, wherever somebody quotes what was sent.
    func masking(_ mask: SecretMask) -> GaussDBError {
        guard !mask.isEmpty else { return self }
        var error = self
        error.message = mask.masked(message)
        error.code = code.map(mask.masked)
        error.requestID = requestID.map(mask.masked)
        error.hint = hint.map(mask.masked)
        error.rawBody = rawBody.map(mask.masked)
        for index in error.attempts.indices {
            error.attempts[index].message = mask.masked(attempts[index].message)
            error.attempts[index].code = attempts[index].code.map(mask.masked)
        }
        return error
    }
}
