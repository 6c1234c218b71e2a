internal import JSONWire

/// Tells a usable answer from an error, and what the error is.
struct ResponseClassifier {
    let subject: RequestSubject
    let endpoint: Endpoint
    /// The client's time, corrected, when the answer arrived.
    let now: Timestamp

    /// - Returns: The answer's request id when the answer is usable.
    func check(_ response: WireResponse) throws(AttemptFailure) -> String? {
        switch response.status {
        case 200...299: return try success(response)
        case 300...399: throw redirection(response)
        case 400...599: throw failure(response)
        default: throw foreign(response, "has the status \(response.status), which a service's answer never has")
        }
    }

    // MARK: - 2xx

    private func success(_ response: WireResponse) throws(AttemptFailure) -> String? {
        guard subject.expectsObject else {
            // What an operation without a documented body answers may be anything but a page for people.
            if isHTML(response), !response.body.isEmpty { throw foreign(response, "is a web page") }
            return headerRequestID(response)
        }
        guard response.status != 204 || !response.body.isEmpty else { throw foreign(response, "has no body") }
        guard let first = response.body.first(where: { !ResponseClassifier.isBlank($0) }) else {
            throw foreign(response, "has an empty body")
        }
        guard first == UInt8(ascii: "{") else {
            throw foreign(response, isHTML(response) ? "is a web page" : "is not a JSON object")
        }
        var sink = RequestIDSink()
        do {
            try JSONScanner.scan(response.body, into: &sink)
        } catch {
            throw foreign(response, "is not well-formed JSON: \(error)")
        }
        return headerRequestID(response) ?? sink.requestID
    }

    /// A success that is not the service's: something between answered in its place, or the answer was cut.
    private func foreign(_ response: WireResponse, _ complaint: String) -> AttemptFailure {
        AttemptFailure(
            error: GaussDBError(
                kind: .network, message: "the answer of \(endpoint) \(complaint)",
                status: response.status, requestID: headerRequestID(response),
                hint: "Check that the endpoint is the service's and that no proxy or login page answers in its place.",
                rawBody: ErrorText.excerpt(response.body)),
            cause: .permanent, mayHaveBeenProcessed: true)
    }

    // MARK: - 3xx

    /// Never followed: the signature holds for one host, and a token must not go to another.
    private func redirection(_ response: WireResponse) -> AttemptFailure {
        let target = response.headers["Location"].map { " to \(ErrorText.excerpt(Array($0.utf8)) ?? "")" } ?? ""
        return AttemptFailure(
            error: GaussDBError(
                kind: .network,
                message:
                    "\(endpoint) redirects\(target) (\(ErrorText.status(response.status))); redirections are not followed",
                status: response.status, requestID: headerRequestID(response),
                hint: "Check that the endpoint is the service's and that no login page answers in its place.",
                rawBody: ErrorText.excerpt(response.body)),
            // 303 points to the result of something that was done; the others to where it should be asked for.
            cause: .permanent, mayHaveBeenProcessed: response.status == 303)
    }

    // MARK: - 4xx, 5xx

    private func failure(_ response: WireResponse) -> AttemptFailure {
        let body = ErrorBody(response.body)
        let (kind, hint) = ErrorCodeTable.meaning(of: body.code, status: response.status)
        let error = GaussDBError(
            kind: .api, class: kind,
            message: body.message ?? "the service answered \(ErrorText.status(response.status))",
            status: response.status, code: body.code, requestID: headerRequestID(response) ?? body.requestID,
            hint: hint,
            encodedAuthorizationMessage: body.encodedAuthorizationMessage,
            rawBody: body.message == nil ? ErrorText.excerpt(response.body) : nil)
        let retryAfter = response.headers["Retry-After"].flatMap { RetryAfter(header: $0, now: now)?.pause }
        switch (response.status, kind) {
        case (_, .throttled):
            return AttemptFailure(error: error, cause: .throttled(retryAfter: retryAfter), mayHaveBeenProcessed: false)
        case (401, _):
            let ahead = response.headers["Date"].flatMap(Timestamp.init(httpFormat:)).map { now.duration(to: $0) }
            return AttemptFailure(
                error: error, cause: .unauthenticated(clockDifference: ahead), mayHaveBeenProcessed: false)
        case (_, .busy):
            return AttemptFailure(error: error, cause: .permanent, mayHaveBeenProcessed: false)
        case (408, _), (500, _), (502, _), (503, _), (504, _):
            return AttemptFailure(error: error, cause: .passing(retryAfter: retryAfter), mayHaveBeenProcessed: true)
        case (501, _), (..<500, _):
            return AttemptFailure(error: error, cause: .permanent, mayHaveBeenProcessed: false)
        default:
            return AttemptFailure(error: error, cause: .permanent, mayHaveBeenProcessed: true)
        }
    }

    // MARK: -

    private func headerRequestID(_ response: WireResponse) -> String? {
        let id = response.headers["X-Request-Id"] ?? response.headers["X-IAM-Trace-Id"]
        return id?.isEmpty == false ? id : nil
    }

    private func isHTML(_ response: WireResponse) -> Bool {
        response.body.first { !ResponseClassifier.isBlank($0) } == UInt8(ascii: "<")
            || response.headers["Content-Type"]?.lowercased().hasPrefix("text/html") == true
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
