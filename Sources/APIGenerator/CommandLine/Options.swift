/// What the command line asks for.
struct Options: Equatable {
    /// The repository; nil means that the current folder is in it.
    var root: String?
    /// Write nothing, say what is out of step.
    var isCheck = false
    var wantsHelp = false

    static let usage = """
        usage: APIGenerator [--root DIR] [--check]

        Writes typed models, operation tables, editor annotations and reference pages from Sources/GaussDB/API/*.yaml.
          --root DIR   the repository; found from the current folder when not given
          --check      writes nothing; exits with 1 and names the files that are out of step
        """

    init(_ arguments: some Sequence<String>) throws {
        var arguments = arguments.makeIterator()
        while let argument = arguments.next() {
            switch argument {
            case "--check": isCheck = true
            case "--help", "-h": wantsHelp = true
            case "--root":
                guard let folder = arguments.next() else { throw OutputError(description: "--root needs a folder") }
                root = folder
            default: throw OutputError(description: "unknown argument \(argument)\n\(Self.usage)")
            }
        }
    }
}
