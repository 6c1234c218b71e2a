import GaussDB

extension Catalogue {
    /// The operation with this name or public name, upper and lower case being the same.
    func operation(anyCase name: String) -> OperationDescriptor? {
        let lower = name.lowercased()
        return operation(lua: lower)
            ?? allOperations.first { $0.id.lowercased() == lower || $0.luaName.lowercased() == lower }
    }

    /// The list that a function for scripts goes through: `proxy.list` for `proxy.each` and `proxy.all`.
    func operation(paging name: String) -> OperationDescriptor? {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        return operations(inModule: String(name[..<dot])).first { operation in
            OperationWords(operation).pagers.map { $0.each == name || $0.all == name } ?? false
        }
    }
}
