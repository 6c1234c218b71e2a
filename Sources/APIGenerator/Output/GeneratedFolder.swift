/// The folders that generated files are in. The generator looks for stale files there and nowhere else.
enum GeneratedFolder {
    static let swift = "Sources/GaussDB/Generated"
    static let annotations = "stdlib/annotations"
    static let reference = "docs/reference"
    static let all = [swift, annotations, reference]

    /// Where the description files are.
    static let descriptions = "Sources/GaussDB/API"
}
