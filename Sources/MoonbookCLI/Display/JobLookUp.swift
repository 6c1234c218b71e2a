/// How a person looks, with this program, after jobs that go on in the cloud when a run has ended.
struct JobLookUp: Sendable {
    /// The flags that lead to the same account, for example `--profile prod`.
    var connectionFlags: [String]

    /// A shell line that prints what the job centre says about one job.
    func command(jobID: String) -> String {
        let flags = connectionFlags.map { " " + ShellWord.quoted($0) }.joined()
        return "moonbook call job.get --id \(ShellWord.quoted(jobID))\(flags)"
    }
}
