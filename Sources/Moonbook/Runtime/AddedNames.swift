import GaussDB

/// The names under which scripts find things in the modules of the API. One that means two things is found as one of them.
struct AddedNames {
    /// What each name is, for messages.
    private var meanings: [String: String] = [:]

    /// - Parameters:
    ///   - catalogue: What was there before.
    ///   - added: The Lua names of what is added to it.
    init(_ catalogue: Catalogue, added: [String]) {
        for name in catalogue.luaNames { meanings[name] = "an operation" }
        for module in catalogue.modules { addModule(module) }
        // Only in these modules can an added name meet another; the others need not be built.
        for module in Set(added.flatMap(Self.modules)) {
            for name in StandardLibrary.functions(of: module) {
                meanings[module + "." + name] = "a function of the standard library"
            }
            for operation in catalogue.operations(inModule: module) {
                for pager in operation.pagers { meanings[pager] = "the loop over the pages of `\(operation.luaName)`" }
            }
        }
    }

    /// Adds an operation, its module and its loops.
    ///
    /// - Returns: What is wrong, as a sentence, when one of its names means something else already.
    mutating func add(_ operation: OperationDescriptor) -> String? {
        if let meaning = meanings[operation.luaName] {
            return "`\(operation.luaName)` cannot be called: that is \(meaning)"
        }
        for module in Self.modules(operation.luaName) {
            guard let meaning = meanings[module], meaning != Self.module else { continue }
            return "`\(operation.luaName)` cannot be called: `\(module)` is \(meaning)"
        }
        for pager in operation.pagers {
            guard let meaning = meanings[pager] else { continue }
            return "`\(operation.luaName)` has no loop over its pages: `\(pager)` is \(meaning)"
        }
        meanings[operation.luaName] = "an operation"
        addModule(operation.module)
        for pager in operation.pagers { meanings[pager] = "the loop over the pages of `\(operation.luaName)`" }
        return nil
    }

    private static let module = "a module"

    private mutating func addModule(_ module: String) {
        for name in Self.modules(module + ".") where meanings[name] == nil { meanings[name] = Self.module }
    }

    /// `htap` and `htap.starrocks` of `htap.starrocks.get`.
    private static func modules(_ name: String) -> [String] {
        name.indices.filter { name[$0] == "." }.map { String(name[..<$0]) }
    }
}

extension OperationDescriptor {
    /// The functions that go through all pages: `backup.each_incremental` and `backup.all_incremental` for
    /// `backup.list_incremental`.
    fileprivate var pagers: [String] {
        guard paging != nil else { return [] }
        let rest = function.firstIndex(of: "_").map { String(function[$0...]) } ?? ""
        return ["each", "all"].map { module + "." + $0 + rest }
    }
}

extension StandardLibrary {
    /// The functions that a module of the API has besides its operations.
    static func functions(of module: String) -> Set<String> {
        let table = module.split(separator: ".").last.map { String($0) } ?? module
        let extensionName = "operations_" + module.replacing(".", with: "_")
        var names: Set<String> = []
        for source in [source(of: module), source(of: extensionName)].compactMap(\.self) {
            for line in source.split(separator: "\n") {
                for start in ["function \(table).", "\(table)."] where line.hasPrefix(start) {
                    names.insert(String(line.dropFirst(start.count).prefix { $0.isLetter || $0.isNumber || $0 == "_" }))
                }
            }
        }
        return names
    }
}
