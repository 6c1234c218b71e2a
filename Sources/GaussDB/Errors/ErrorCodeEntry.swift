/// What is known of one error code.
public struct ErrorCodeEntry: Sendable, Hashable {
    /// The code as the service sends it, for example `DBS.200019`.
    public let code: String
    /// What the code means for the caller.
    public let `class`: GaussDBError.Class
    /// One sentence: what happened.
    public let explanation: String
    /// One or two sentences: what to do. Names of operations are Lua names in backquotes.
    public let hint: String
    /// The HTTP status that the reference gives for the code; nil for a code that the reference does not list.
    public let httpStatus: Int?

    /// Whether the reference lists the code. The others were seen in answers of the service, its gateway or IAM.
    public var isDocumented: Bool { httpStatus != nil }
}

extension ErrorCodeEntry {
    /// Reads `DBS.200019 409 busy` with its explanation and, where the class's own does not do, its hint.
    ///
    /// `DBS.200047 409 = DBS.200019` has everything but the status from an earlier entry. `-` stands for no status.
    init?(_ record: CatalogueRecord, earlier: (String) -> ErrorCodeEntry?) {
        guard record.head.count >= 3 else { return nil }
        code = record.head[0]
        httpStatus = Int(record.head[1])
        guard httpStatus != nil || record.head[1] == "-" else { return nil }
        if record.head[2] == "=" {
            guard record.head.count == 4, record.sentences.isEmpty, let same = earlier(record.head[3]) else {
                return nil
            }
            `class` = same.class
            explanation = same.explanation
            hint = same.hint
        } else {
            guard let known = GaussDBError.Class(rawValue: record.head[2]), (1...2).contains(record.sentences.count),
                let advice = record.sentences.count == 2 ? record.sentences[1] : ErrorCodeTable.hint(for: known)
            else { return nil }
            `class` = known
            explanation = record.sentences[0]
            hint = advice
        }
    }
}
