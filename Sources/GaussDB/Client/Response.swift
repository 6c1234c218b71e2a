/// The decoded answer of one operation.
@dynamicMemberLookup
public struct Response<Output: Sendable>: Sendable {
    /// The decoded body. Its members can be read on the response itself.
    public var output: Output
    /// 200 to 299. Several answers have a `status` of their own, which can be read on the response.
    public var httpStatus: Int
    /// The service's id of the request, to quote in a support case.
    public var requestID: String?
    /// How many attempts the call took, 1 or more.
    public var attempts: Int

    public init(output: Output, httpStatus: Int, requestID: String?, attempts: Int) {
        self.output = output
        self.httpStatus = httpStatus
        self.requestID = requestID
        self.attempts = attempts
    }

    public subscript<Value>(dynamicMember member: KeyPath<Output, Value>) -> Value {
        output[keyPath: member]
    }
}
