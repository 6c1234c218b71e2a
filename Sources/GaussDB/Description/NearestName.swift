/// Finds what a person probably meant: `flavour_ref` → `flavor_ref`.
public enum NearestName {
    /// The candidate that takes the fewest edits to reach from `name`, or nil when none is close.
    ///
    /// An edit is an inserted, removed or replaced character, or two neighbours exchanged. Case does not count. Close means
    /// at most one edit for every three characters, at least one; a candidate that begins or ends with the name also counts.
    /// Among equally close candidates the one that begins like the name wins, then the first.
    public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().utf8)
        guard !wanted.isEmpty else { return nil }
        let limit = max(1, wanted.count / 3)
        var best: (name: String, distance: Int, shared: Int)?
        var extended: String?
        for candidate in candidates {
            let other = Array(candidate.lowercased().utf8)
            if extended == nil, wanted.count >= 3,
                other.starts(with: wanted) || other.reversed().starts(with: wanted.reversed())
            {
                extended = candidate
            }
            guard abs(other.count - wanted.count) <= limit else { continue }
            let distance = editDistance(wanted, other)
            guard distance <= limit, distance < wanted.count else { continue }
            let shared = zip(wanted, other).prefix { $0 == $1 }.count
            if let best, (best.distance, -best.shared) <= (distance, -shared) { continue }
            best = (candidate, distance, shared)
        }
        return best?.name ?? extended
    }

    /// The number of edits between two words (optimal string alignment).
    static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var beforePrevious = [Int](repeating: 0, count: right.count + 1)
        var previous = Array(0...right.count)
        var current = previous
        for row in 1...left.count {
            current[0] = row
            for column in 1...right.count {
                let isSame = left[row - 1] == right[column - 1]
                var cost = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + (isSame ? 0 : 1))
                if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                    cost = min(cost, beforePrevious[column - 2] + 1)
                }
                current[column] = cost
            }
            (beforePrevious, previous, current) = (previous, current, beforePrevious)
        }
        return previous[right.count]
    }
}
