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
            description = try DescriptionParser.parse(sources: sources) { self.operation(lua: $0) != nil }
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
        let tables = description.modules.map { ModuleTable(modules: $0.luaModules, text: TableRenderer.text($0)) }
        for module in description.modules {
            for operation in module.operations { try Self.check(operation, in: module.name, self) }
        }
        let result = try adding(tables)
        try check(description, in: result)
        return result
    }

    private static func check(
        _ operation: OperationDescription, in file: String, _ catalogue: Catalogue
    ) throws(GaussDBError) {
        try catalogue.checkReachable(operation.luaName, in: file)
        switch operation.response {
        case .object, .map, nil: break
        case .string, .integer, .number, .boolean, .list, .any:
            throw GaussDBError(
                kind: .configuration, message: "\(file): \(operation.luaName) does not answer an object")
        }
    }

    /// What only the operations of both can tell: names that meet, and states that are read by operations of this catalogue.
    private func check(_ description: ServiceDescription, in result: Catalogue) throws(GaussDBError) {
        let added = description.modules.flatMap(\.operations).map(\.luaName)
        var names = AddedNames(self, added: added)
        for module in description.modules {
            for operation in module.operations.lazy.compactMap({ result.operation(lua: $0.luaName) }) {
                if let problem = names.add(operation) {
                    throw GaussDBError(
                        kind: .configuration, message: "\(module.name): \(problem)",
                        hint: "Give it another `x-lua-name`.")
                }
                guard let watch = operation.watch, !added.contains(watch.operation),
                    let reading = result.operation(lua: watch.operation),
                    let problem = watch.problem(reading: reading)
                else { continue }
                throw GaussDBError(
                    kind: .configuration,
                    message: "\(module.name): the `x-watch` of \(operation.luaName) cannot work: \(problem)",
                    hint: "`moonbook api \(watch.operation)` shows its arguments and its answer.")
            }
        }
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
