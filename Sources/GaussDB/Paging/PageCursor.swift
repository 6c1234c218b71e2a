package import JSONWire

/// Which page of a list comes next, for every style of paging.
///
/// An empty page is the last. So is one that is shorter than asked for, unless the service says that there is more; and of
/// those styles that begin after an item, one that ends with the item it began after.
package struct PageCursor: Sendable {
    private let operation: String
    private let paging: Paging?
    private let limit: Int64?
    private var arguments: JSONObject
    private var isFinished = false
    /// Where pages began, of those styles that begin after an item.
    private var markers: Set<String> = []
    /// Why the next page cannot be asked for. Told after the page before was used.
    private var failure: GaussDBError?

    /// - Parameter arguments: Those of the first call. Without `limit`, pages are as large as the service allows.
    package init(_ operation: OperationDescriptor, arguments: JSONObject) {
        self.operation = operation.luaName
        // What is null is not given.
        var arguments = arguments
        for name in ["limit", "offset"] where arguments[name]?.isNull == true { arguments[name] = nil }
        self.arguments = arguments
        paging = operation.paging
        let given = arguments["limit"]
        limit = given?.integerValue ?? given?.stringValue.flatMap { Int64($0) } ?? Self.largestPage(of: operation)
        if given == nil, let limit { self.arguments["limit"] = .integer(limit) }
        if case .offset = paging, arguments["offset"] == nil { self.arguments["offset"] = .integer(0) }
        if case .bodyOffset = paging, arguments["offset"] == nil { self.arguments["offset"] = .integer(0) }
    }

    /// The arguments of the next call; nil after the last page.
    ///
    /// - Throws: ``GaussDBError`` when the page before does not tell how to ask for this one, once; then there is none.
    package mutating func next() throws(GaussDBError) -> JSONObject? {
        if let failure {
            self.failure = nil
            throw failure
        }
        return isFinished ? nil : arguments
    }

    /// ``advance(count:last:total:)`` needs the last element of a page.
    package var needsLast: Bool {
        switch paging {
        case .lineNumber, .marker: true
        case .offset, .bodyOffset, nil: false
        }
    }

    /// Takes notice of a page.
    ///
    /// - Parameters:
    ///   - count: How many elements it has.
    ///   - last: Its last element, where that is an object.
    ///   - total: How many records there are, where the service says so.
    package mutating func advance(count: Int, last: JSONObject?, total: Int64?) {
        let isShort = limit.map { count < $0 } ?? false
        isFinished = count == 0 || isShort
        switch paging {
        case .offset, .bodyOffset:
            let offset = arguments["offset"]
            let first = offset?.integerValue ?? offset?.stringValue.flatMap { Int64($0) } ?? 0
            let (next, overflows) = first.addingReportingOverflow(Int64(count))
            arguments["offset"] = .integer(next)
            // The service may give fewer than were asked for: what it says of the whole counts more than the page's size.
            if let total { isFinished = count == 0 || next >= total }
            if overflows { isFinished = true }
        case .lineNumber: continueAfter(last, member: "line_num", parameter: "line_num")
        case .marker(_, let parameter, let member): continueAfter(last, member: member, parameter: parameter)
        case nil: isFinished = true
        }
    }

    private mutating func continueAfter(_ last: JSONObject?, member: String, parameter: String) {
        guard !isFinished else { return }
        guard let marker = last?[member], !marker.isNull else {
            return fail("the last item of a full page has no `\(member)`, so the next cannot be asked for")
        }
        if arguments[parameter] == marker {
            isFinished = true
        } else if !markers.insert(marker.text()).inserted {
            fail("a page ends with `\(member)` \(marker.text()) like one before it: the pages go in a circle")
        }
        arguments[parameter] = marker
    }

    private mutating func fail(_ message: String) {
        isFinished = true
        failure = GaussDBError(kind: .network, message: message, operation: operation)
    }

    /// How many records there are in all, where an answer says so.
    package static func total(in answer: JSONObject) -> Int64? {
        let total = answer["total_count"]
        return total?.integerValue ?? total?.stringValue.flatMap { Int64($0) }
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
            case .string(let rules): rules.values?.values.compactMap { Int64($0) }.max() ?? largestText(of: operation)
            default: nil
            }
        return largest ?? field.default?.integerValue ?? field.default?.stringValue.flatMap { Int64($0) }
    }

    /// The bound of a limit that travels as text stands among the rules.
    private static func largestText(of operation: OperationDescriptor) -> Int64? {
        let rules = operation.constraints + (operation.bodyObject?.constraints ?? [])
        for constraint in rules where constraint.conditions.isEmpty {
            if case .range("limit", _, let maximum) = constraint.rule { return maximum }
        }
        return nil
    }
}
