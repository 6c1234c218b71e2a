package import JSONWire

/// Which page of a list comes next, for every style of paging.
///
/// A page that is shorter than asked for is the last; of those styles that begin after an item, so is one that ends with
/// the item it began after.
package struct PageCursor: Sendable {
    private let operation: String
    private let paging: Paging?
    private let limit: Int64?
    private var arguments: JSONObject
    private var isFinished = false

    /// - Parameter arguments: Those of the first call. Without `limit`, pages are as large as the service allows.
    package init(_ operation: OperationDescriptor, arguments: JSONObject) {
        self.operation = operation.luaName
        self.arguments = arguments
        paging = operation.paging
        let given = arguments["limit"]
        limit = given?.integerValue ?? given?.stringValue.flatMap { Int64($0) } ?? Self.largestPage(of: operation)
        if given == nil, let limit { self.arguments["limit"] = .integer(limit) }
        if case .offset = paging, arguments["offset"] == nil { self.arguments["offset"] = .integer(0) }
        if case .bodyOffset = paging, arguments["offset"] == nil { self.arguments["offset"] = .integer(0) }
    }

    /// The arguments of the next call; nil after the last page.
    package func next() -> JSONObject? {
        isFinished ? nil : arguments
    }

    /// Takes notice of a page.
    ///
    /// - Parameters:
    ///   - count: How many elements it has.
    ///   - last: Its last element, where that is an object.
    ///   - total: How many records there are, where the service says so.
    /// - Throws: ``GaussDBError`` when the next page cannot be asked for; then there is none.
    package mutating func advance(count: Int, last: JSONObject?, total: Int64? = nil) throws(GaussDBError) {
        isFinished = count == 0 || limit.map { count < $0 } ?? false
        switch paging {
        case .offset, .bodyOffset:
            let offset = arguments["offset"]
            let first = offset?.integerValue ?? offset?.stringValue.flatMap { Int64($0) } ?? 0
            let (next, overflows) = first.addingReportingOverflow(Int64(count))
            arguments["offset"] = .integer(next)
            if overflows || total.map({ next >= $0 }) ?? false { isFinished = true }
        case .lineNumber: try continueAfter(last, member: "line_num", parameter: "line_num")
        case .marker(_, let parameter, let member): try continueAfter(last, member: member, parameter: parameter)
        case nil: isFinished = true
        }
    }

    private mutating func continueAfter(
        _ last: JSONObject?, member: String, parameter: String
    ) throws(GaussDBError) {
        guard !isFinished else { return }
        guard let marker = last?[member], !marker.isNull else {
            isFinished = true
            throw GaussDBError(
                kind: .network,
                message: "the last item of a full page has no `\(member)`, so the next cannot be asked for",
                operation: operation)
        }
        if arguments[parameter] == marker { isFinished = true }
        arguments[parameter] = marker
    }

    /// The arguments that make a page of the operation's list, and the member of an item that the next page begins after.
    package static func names(of paging: Paging) -> (arguments: [String], member: String?) {
        switch paging {
        case .offset, .bodyOffset: (["limit", "offset"], nil)
        case .lineNumber: (["limit", "line_num"], "line_num")
        case .marker(_, let parameter, let member): (["limit", parameter], member)
        }
    }

    /// The largest `limit` that the description allows, else its default.
    private static func largestPage(of operation: OperationDescriptor) -> Int64? {
        guard let field = operation.argument("limit") else { return nil }
        let largest: Int64? =
            switch field.schema {
            case .integer(let rules): rules.maximum ?? rules.values.max()
            case .string(let rules): rules.values?.values.compactMap { Int64($0) }.max()
            default: nil
            }
        return largest ?? field.default?.integerValue ?? field.default?.stringValue.flatMap { Int64($0) }
    }
}
