/// A purse that repetitions are paid from, so that a service in trouble is not beaten by every client at once.
///
/// Pure state. It starts full; repetitions take from it, successes give back.
struct RetryQuota {
    static let capacity = 500

    private(set) var tokens = RetryQuota.capacity

    /// - Returns: False when the purse does not hold enough; the call must end with the error it has.
    mutating func pay(_ cost: Int) -> Bool {
        guard tokens >= cost else { return false }
        tokens -= cost
        return true
    }

    /// After a success: what its repetitions cost, or one token for a call that needed none.
    mutating func refund(_ paid: Int) {
        tokens = min(RetryQuota.capacity, tokens + max(1, paid))
    }

    /// A repetition after a passing failure, and after a refusal because of too many requests.
    static let transientCost = 14
    static let throttleCost = 5
}
