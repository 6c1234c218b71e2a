import RepositoryReading

/// The pages that people read.
enum Documents {
    static let all: [Repository.File] =
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].compactMap { path in
            Repository.read(path).map { Repository.File(path: path, text: $0) }
        } + Repository.files(under: "docs", extensions: ["md"])
}
