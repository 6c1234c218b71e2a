/// What the description files say, resolved and in the order of the reference.
package struct ServiceDescription: Sendable {
    /// The modules, by the section of their first operation.
    package let modules: [ModuleDescription]
}

/// One description file.
package struct ModuleDescription: Sendable {
    /// The file's name without its extension, for example `proxy`.
    package let name: String
    package let title: String
    package let summary: String
    /// By section.
    package let operations: [OperationDescription]

    /// The Lua modules of the operations, in their order. One file may hold several: `htap`, `htap.starrocks`.
    package var luaModules: [String] {
        var modules: [String] = []
        for operation in operations where !modules.contains(operation.module) { modules.append(operation.module) }
        return modules
    }

    /// The description file, as generated files name it.
    package var source: String { "API/\(name).yaml" }
}
