/// How a person looks, with this program, after jobs that go on in the cloud when a run has ended.
struct JobLookUp: Sendable {
    /// The flags that lead to the same account, for example `--profile prod`.
    var connectionFlags: [String]

    /// A shell line that prints what the job centre says about one job.
    func command(jobID: String) -> String {
        let flags = connectionFlags.map { " " + Self.quoted($0) }.joined()
        return "moonbook call job.get --id \(Self.quoted(jobID))\(flags)"
    }

    /// A word as a POSIX shell reads it back unchanged.
    static func quoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.allSatisfy { character in
                character.isASCII && (character.isLetter || character.isNumber || "-_./:=@%+,".contains(character))
            }
        guard !isPlain else { return word }
        return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
