import APIDescription
import APIDescriptionYAML
import ArgumentParser
import GaussDB
import Moonbook

/// Operations that a user describes beside those of the API.
struct AddedOperations: ParsableArguments {
    /// Names files as PATH does for programs.
    static let variable = "MOONBOOK_OPERATIONS"

    private static let largestFile = 4 << 20

    @Option(
        name: .customLong("operations"),
        help: ArgumentHelp(
            "Add the operations that this OpenAPI file describes (YAML or JSON); can be repeated. \(variable) names files for `run`, `call` and `api`, separated by colons.",
            valueName: "file"))
    var files: [String] = []

    /// Every operation that there is: the API's own, and those of the files and of the environment.
    ///
    /// - Throws: ``RunError`` with the file and what is wrong with it.
    static func catalogue(files: [String], environment: [String: String]) throws(RunError) -> Catalogue {
        let named = (environment[variable] ?? "").split(separator: ":").map { String($0) }
        let files = named + files
        guard !files.isEmpty else { return .shared }
        var documents: [String: DescriptionNode] = [:]
        for file in files where documents[file] == nil {
            let bytes = try InputFile.read(file, limit: largestFile, purpose: "the operations in \(file)")
            do {
                // JSON is YAML, so that one reader does for both.
                documents[file] = try DescriptionNode(yaml: String(decoding: bytes, as: UTF8.self), file: file)
            } catch {
                throw RunError(
                    kind: .configuration, message: "\(error)", hint: "docs/api-description.md shows the form")
            }
        }
        do {
            return try Catalogue.shared.adding(descriptions: documents)
        } catch {
            throw RunError(error)
        }
    }
}
