import GaussDB

extension HTTPMethod {
    /// From a script's word for it, in any case.
    init(named name: String) throws(RunError) {
        guard let method = HTTPMethod(rawValue: name.uppercased()) else {
            let known = HTTPMethod.allCases.map(\.rawValue).joined(separator: ", ")
            throw RunError(
                kind: .validation, class: "input", message: "`method` is \"\(name)\"", operation: RawRequest.name,
                hint: "it is one of \(known); nothing was sent", path: "method")
        }
        self = method
    }
}
