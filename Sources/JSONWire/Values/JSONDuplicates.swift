/// What becomes of a member that an object has twice. RFC 8259, section 4, leaves it open.
public enum JSONDuplicates: Sendable {
    /// The last value wins, in the place of the first. For what programs write.
    case lastWins
    /// The text is refused with ``JSONError/Kind/duplicateMember(path:)``. For what people write: a value that they gave
    /// would be lost unseen.
    case refused
}

extension JSONValue {
    /// The tree of a text none of whose objects has a member twice.
    ///
    /// A loop of its own, so that texts in which the last one wins are read without asking.
    init(
        refusingDuplicatesIn bytes: UnsafeBufferPointer<UInt8>, maxDepth: Int, numbers: JSONNumbers
    ) throws(JSONError) {
        var tokens = JSONTokenizer(bytes, maxDepth: min(maxDepth, JSONLimits.maxTreeDepth))
        var tree = JSONTreeBuilder(numbers: numbers)
        while true {
            let token = try tokens.next()
            if case .end = token, let value = tree.finished() {
                self = value
                return
            }
            tree.take(token, of: tokens)
            if case .key = token, let path = tree.duplicatePath {
                throw tokens.failure(.duplicateMember(path: path), at: tokens.tokenStart)
            }
        }
    }
}
