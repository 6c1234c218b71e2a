/// The folders that generated files are in. The generator looks for stale files there and nowhere else.
enum GeneratedFolder {
    static let swift = "Sources/GaussDB/Generated"
    static let annotations = "stdlib/annotations"
    static let reference = "docs/reference"
    static let tests = "Tests/GaussDBTests/Generated"
    static let description = "Sources/APIDescription/Generated"
    static let all = [description, swift, annotations, reference, tests]

    /// Where the description files are.
    static let descriptions = "Sources/GaussDB/API"
}
