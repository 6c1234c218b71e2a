package import APIDescription
public import GaussDB
public import JSONWire

extension Catalogue {
    /// This catalogue and operations that OpenAPI documents describe, in the form of the project's own description
    /// (docs/api-description.md). They become Lua functions with the same checks, help and road as all others.
    ///
    /// ```swift
    /// var configuration = RuntimeConfiguration()
    /// configuration.catalogue = try Catalogue.shared.adding(openAPI: ["ours.json": JSONValue(parsing: text)])
    /// ```
    ///
    /// - Parameter documents: Each document by its file name. They may refer to one another and to `common.yaml`, the
    ///   parameters and objects that the project's own files share.
    /// - Throws: ``GaussDBError`` of kind `configuration` with the file and what is not understood in it, or when no operation is described,
    ///   or a name is taken.
    public func adding(openAPI documents: [String: JSONValue]) throws(GaussDBError) -> Catalogue {
        try adding(descriptions: documents.mapValues { DescriptionNode($0) })
    }

    /// This catalogue and operations that documents describe which were read from any notation.
    package func adding(descriptions documents: [String: DescriptionNode]) throws(GaussDBError) -> Catalogue {
        let description: ServiceDescription
        do {
            var sources = documents
            if sources[DescriptionNode.sharedName] == nil {
                sources[DescriptionNode.sharedName] = try DescriptionNode.shared()
            }
            description = try DescriptionParser.parse(sources: sources)
        } catch {
            throw GaussDBError(
                kind: .configuration, message: "an added description is not understood: \(error)",
                hint: "docs/api-description.md shows the form.")
        }
        // A file whose `paths` are missing or misspelt would be missed only when a script calls what is not there.
        guard description.modules.contains(where: { !$0.operations.isEmpty }) else {
            throw GaussDBError(
                kind: .configuration,
                message: "no operation is described in \(documents.keys.sorted().joined(separator: ", "))",
                hint: "Operations stand under `paths`; docs/api-description.md shows the form.")
        }
        for module in description.modules {
            for operation in module.operations {
                try checkReachable(operation.luaName, in: module.name)
                guard let response = operation.response else { continue }
                guard case .object = response else {
                    throw GaussDBError(
                        kind: .configuration, message: "\(module.name): \(operation.luaName) does not answer an object")
                }
            }
        }
        return try adding(
            description.modules.map { ModuleTable(modules: $0.luaModules, text: TableRenderer.text($0)) })
    }

    /// Under a name that means something else already, scripts would never find the operation.
    private func checkReachable(_ luaName: String, in file: String) throws(GaussDBError) {
        let first = luaName.prefix { $0 != "." }
        let isOurs = modules.contains { $0.prefix { $0 != "." } == first }
        guard !isOurs, StandardLibrary.isReserved(String(first)) else { return }
        throw GaussDBError(
            kind: .configuration,
            message: "\(file): `\(luaName)` cannot be called: `\(first)` is a name of Lua or of the standard library",
            hint: "Give it an `x-lua-name` in a module of another name.")
    }
}
