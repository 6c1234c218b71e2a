/// An operation that answers a list page by page.
public protocol PagedOperation: Operation {
    associatedtype Item: Sendable
    /// The elements of one page, in the service's order.
    static func items(of output: Output) -> [Item]
    /// How many elements there are in all, where the service says so.
    static func total(of output: Output) -> Int?
}

extension PagedOperation {
    public static func total(of output: Output) -> Int? { nil }
}

extension Client {
    /// The pages of a list, fetched as the loop goes on.
    ///
    /// ```swift
    /// for try await instance in client.pages(ListGaussMySqlInstancesUnifyStatus.self, .init(name: "*prod")).items {
    ///     print(instance.name ?? "")
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - operation: The operation's type.
    ///   - input: Its arguments. Where they name a first record, the pages begin there; where they give no page size,
    ///     pages are as large as the service allows.
    ///   - options: What is different for these calls.
    public func pages<O: PagedOperation>(
        _ operation: O.Type, _ input: O.Input, options: CallOptions = CallOptions()
    ) -> Pages<O> {
        Pages(client: self, input: input, options: options)
    }
}
