/// What the description files say, resolved and in the order of the reference.
struct APIDescription {
    /// The modules, by the section of their first operation.
    let modules: [ModuleDescription]
}

/// One description file.
struct ModuleDescription {
    /// The file's name without its extension, for example `proxy`.
    let name: String
    let title: String
    let summary: String
    /// By section.
    let operations: [OperationDescription]

    /// The Lua modules of the operations, in their order. One file may hold several: `htap`, `htap.starrocks`.
    var luaModules: [String] {
        var modules: [String] = []
        for operation in operations where !modules.contains(operation.module) { modules.append(operation.module) }
        return modules
    }

    /// The description file, as generated files name it.
    var source: String { "API/\(name).yaml" }
}
