import Foundation

/// Reads the API description and writes all that is made from it.
@main
struct APIGenerator {
    /// EX_USAGE and EX_DATAERR of sysexits.h; 1 means that files are out of step.
    private static let exitUsage: Int32 = 64
    private static let exitData: Int32 = 65

    static func main() {
        let options: Options
        do {
            options = try Options(CommandLine.arguments.dropFirst())
        } catch {
            stop("\(error)", code: exitUsage)
        }
        if options.wantsHelp {
            print(Options.usage)
            return
        }
        do {
            let isInStep = try run(options)
            if options.isCheck, !isInStep { exit(1) }
        } catch {
            stop("\(error)", code: exitData)
        }
    }

    /// Brings the generated files in step, or only says which are not.
    /// - Returns: Whether all were in step before.
    private static func run(_ options: Options) throws -> Bool {
        let current = URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true)
        let repository =
            try options.root.map { Repository(root: URL(fileURLWithPath: $0, isDirectory: true)) }
            ?? .containing(current)
        guard repository.hasDescriptions else {
            throw OutputError(description: "\(repository.root.path) has no \(GeneratedFolder.descriptions)")
        }
        let changes = try repository.changes(for: Pipeline.files(sources: repository.sources()))
        if !options.isCheck { try repository.apply(changes) }
        for change in changes { print(sentence(change, isCheck: options.isCheck)) }
        return changes.isEmpty
    }

    private static func sentence(_ change: Repository.Change, isCheck: Bool) -> String {
        switch change {
        case .write: "\(change.path): \(isCheck ? "out of step with the API description" : "written")"
        case .remove: "\(change.path): \(isCheck ? "stale" : "removed")"
        }
    }

    private static func stop(_ message: String, code: Int32) -> Never {
        FileHandle.standardError.write(Data("APIGenerator: \(message)\n".utf8))
        exit(code)
    }
}
