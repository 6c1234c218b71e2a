import APIDescription
import Foundation

/// The files of the repository that the generator reads and writes.
struct Repository {
    let root: URL

    /// The repository that `folder` is in: the nearest folder upwards that has descriptions.
    static func containing(_ folder: URL) throws -> Repository {
        var candidate = folder.standardizedFileURL
        while true {
            let repository = Repository(root: candidate)
            if repository.hasDescriptions { return repository }
            let parent = candidate.deletingLastPathComponent().standardizedFileURL
            guard parent.path != candidate.path else {
                throw OutputError(description: "no folder above \(folder.path) has \(GeneratedFolder.descriptions)")
            }
            candidate = parent
        }
    }

    var hasDescriptions: Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url(GeneratedFolder.descriptions).path, isDirectory: &isFolder)
            && isFolder.boolValue
    }

    /// The description files by name.
    func sources() throws -> [String: String] {
        var sources: [String: String] = [:]
        for name in try names(in: GeneratedFolder.descriptions) where name.hasSuffix(".yaml") {
            sources[name] = try text(GeneratedFolder.descriptions + "/" + name)
        }
        guard !sources.isEmpty else {
            throw OutputError(description: "\(root.path) has no \(GeneratedFolder.descriptions)/*.yaml")
        }
        return sources
    }

    /// What would have to happen for `files` to be all that is generated, in the order of the paths.
    /// - Throws: ``OutputError`` when a file would replace one that the generator did not write.
    func changes(for files: [GeneratedFile]) throws -> [Change] {
        var changes: [Change] = []
        for file in files {
            let current = try exists(file.path) ? text(file.path) : nil
            if let current, !Self.isGenerated(current) {
                throw OutputError(description: "\(file.path) is not generated; it will not be overwritten")
            }
            if current != file.content { changes.append(.write(file)) }
        }
        let wanted = Set(files.map(\.path))
        for folder in GeneratedFolder.all where exists(folder) {
            for path in try names(in: folder).map({ folder + "/" + $0 }) where !wanted.contains(path) {
                if try Self.isGenerated(text(path)) { changes.append(.remove(path: path)) }
            }
        }
        return changes.sorted { $0.path < $1.path }
    }

    func apply(_ changes: [Change]) throws {
        for change in changes {
            switch change {
            case .write(let file):
                let target = url(file.path)
                try FileManager.default.createDirectory(
                    at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.content.utf8).write(to: target, options: .atomic)
            case .remove(let path): try FileManager.default.removeItem(at: url(path))
            }
        }
    }

    enum Change: Equatable {
        case write(GeneratedFile)
        case remove(path: String)

        var path: String {
            switch self {
            case .write(let file): file.path
            case .remove(let path): path
            }
        }
    }

    private static func isGenerated(_ text: String) -> Bool {
        text.prefix { $0 != "\n" }.contains(GeneratedFile.mark)
    }

    private func url(_ path: String) -> URL { root.appendingPathComponent(path) }

    private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url(path).path) }

    private func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: url(path)), as: UTF8.self)
    }

    /// The names of the plain files in a folder, sorted.
    private func names(in folder: String) throws -> [String] {
        let contents = try FileManager.default.contentsOfDirectory(
            at: url(folder), includingPropertiesForKeys: [.isDirectoryKey])
        return
            try contents
            .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory != true }
            .map(\.lastPathComponent).sorted()
    }
}
