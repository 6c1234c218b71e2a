/// One way to go on with a word of the command line.
struct Candidate: Sendable, Equatable {
    /// The whole word.
    var word: String
    var summary: String = ""

    /// Stands for the names of files, which shells complete better.
    static let files = Candidate(word: ":files")

    /// As the scripts read it. A summary is one line; a word that could be none is left out by ``lines(_:)``.
    private var line: String { summary.isEmpty ? word : word + "\t" + summary.singleLine }

    static func lines(_ candidates: [Candidate]) -> String {
        candidates.filter { $0.word.singleLine == $0.word }.map { $0.line + "\n" }.joined()
    }
}
