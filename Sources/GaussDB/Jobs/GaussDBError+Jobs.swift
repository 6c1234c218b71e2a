extension GaussDBError {
    /// The job ended as failed.
    init(failed job: JobSnapshot) {
        self.init(
            kind: .job,
            message:
                "\(GaussDBError.name(of: job, id: job.id)) failed: \(job.failReason ?? "the service gives no reason")",
            jobID: job.id)
    }

    /// The job centre showed the job and does so no more.
    init(vanished job: JobSnapshot) {
        self.init(
            kind: .job, class: .notFound,
            message:
                "\(GaussDBError.name(of: job, id: job.id)) is gone from the job centre; it was last seen as \(job.status)",
            hint: "Its record was deleted, so look at the resource that it worked on.", jobID: job.id)
    }

    /// The job centre never showed the job.
    init(unknownJob id: String) {
        self.init(
            kind: .job, class: .notFound, message: "there is no job with the id \(id)",
            hint: "Check the id and the region; the job centre keeps jobs for one month.", jobID: id)
    }

    /// `the job CreateGaussDBforMySQLInstance of orders-db (31b8ae23-…)`, as far as it is known.
    static func name(of job: JobSnapshot?, id: String) -> String {
        guard let name = job?.name else { return "the job \(id)" }
        return "the job \(name)" + (job?.instanceName.map { " of \($0)" } ?? "") + " (\(id))"
    }
}
