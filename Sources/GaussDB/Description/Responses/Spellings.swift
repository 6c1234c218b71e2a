/// Decides between the values of an answer's member that came under several names.
///
/// The service changes its spelling now and then, and sends both names for a while. The reference's own name says what the
/// member is, so that its first value is final; a value under another name stands until then. Null is no value: it never
/// takes the place of one.
struct Spellings {
    /// The members that have a value, and whether it came under the reference's own name. Few objects have such members,
    /// and those have one or two.
    private var taken: [(index: Int, isFinal: Bool)] = []

    /// Whether a value counts.
    ///
    /// - Parameters:
    ///   - index: The member's position among those of its object.
    ///   - isAlias: The value came under another name than the reference's.
    mutating func takes(_ index: Int, isAlias: Bool, isNull: Bool) -> Bool {
        guard let place = taken.firstIndex(where: { $0.index == index }) else {
            if !isNull { taken.append((index: index, isFinal: !isAlias)) }
            return true
        }
        guard !isNull, !isAlias, !taken[place].isFinal else { return false }
        taken[place].isFinal = true
        return true
    }
}
