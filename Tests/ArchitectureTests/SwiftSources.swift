import RepositoryReading

extension Repository {
    /// Every Swift source of every room, scanned once for all tests.
    static let swiftSources: [(file: File, code: SwiftCode)] = files(under: "Sources", extensions: ["swift"])
        .map { ($0, SwiftCode($0.text)) }

    /// The sources of one room.
    static func swiftSources(of room: String) -> [(file: File, code: SwiftCode)] {
        swiftSources.filter { $0.file.path.hasPrefix("Sources/" + room + "/") }
    }
}
