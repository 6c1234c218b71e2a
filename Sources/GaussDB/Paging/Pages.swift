/// The pages of a list, one call for each, made when the loop asks for it.
///
/// Records that are created or deleted while the loop goes on can be missed or seen twice: the service counts records
/// anew for each page.
///
/// Iterating throws ``GaussDBError``; after an error the iterator has ended.
public struct Pages<O: PagedOperation>: AsyncSequence, Sendable {
    public typealias Element = Response<O.Output>

    private let client: Client
    private let input: O.Input
    private let options: CallOptions

    init(client: Client, input: O.Input, options: CallOptions) {
        self.client = client
        self.input = input
        self.options = options
    }

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(
            client: client, options: options, cursor: PageCursor(O.descriptor, arguments: input.encode()))
    }

    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate let client: Client
        fileprivate let options: CallOptions
        /// Nil after an error.
        fileprivate var cursor: PageCursor?

        /// The next page; nil after the last, and after an error.
        public mutating func next() async throws -> Response<O.Output>? {
            guard var cursor else { return nil }
            self.cursor = nil
            guard let arguments = try cursor.next() else { return nil }
            let response = try await client.send(O.self, arguments: arguments, options: options)
            let items = O.items(of: response.output)
            let last = cursor.needsLast ? (items.last as? any DescribedModel)?.encode() : nil
            cursor.advance(count: items.count, last: last, total: O.total(of: response.output).map { Int64($0) })
            self.cursor = cursor
            return response
        }
    }

    /// The elements of all pages, one after the other.
    public var items: Items { Items(pages: self) }

    /// The elements of all pages, one after the other.
    public struct Items: AsyncSequence, Sendable {
        public typealias Element = O.Item
        fileprivate let pages: Pages

        public func makeAsyncIterator() -> AsyncIterator {
            AsyncIterator(pages: pages.makeAsyncIterator())
        }

        public struct AsyncIterator: AsyncIteratorProtocol {
            fileprivate var pages: Pages.AsyncIterator
            private var page: [O.Item] = []
            private var index = 0

            fileprivate init(pages: Pages.AsyncIterator) {
                self.pages = pages
            }

            /// The next element; nil after the last.
            public mutating func next() async throws -> O.Item? {
                while index == page.count {
                    guard let response = try await pages.next() else { return nil }
                    page = O.items(of: response.output)
                    index = 0
                }
                defer { index += 1 }
                return page[index]
            }
        }
    }
}
