/// Where jobs can be looked up.
package protocol JobCenter: Sendable {
    /// One job with everything that is known about it.
    /// - Returns: Nil when the answer has no job in it.
    /// - Throws: ``GaussDBError``; of class `notFound` when there is no such job, or not yet.
    func job(_ id: String) async throws(GaussDBError) -> JobSnapshot?

    /// All running jobs of the project, without their entities.
    func runningJobs() async throws(GaussDBError) -> [JobSnapshot]
}
