import GaussDB
import JSONWire

/// A request as far as it can be understood without the world: what it calls, and whether it may.
struct Intake {
    enum Call {
        case identity(IdentityService.Call)
        case operation(OperationDescriptor, parameters: [String: String])
    }

    /// 12 MB, the limit of signed requests.
    static let maxBodyBytes = RequestBuilder.maxBodyBytes

    let request: WireRequest
    /// Nil where nothing is served.
    let call: Call?
    /// Whose project the caller may use; nil when it has none.
    let projectID: String?
    /// Why the gateway does not let it in.
    let refusal: Refusal?
    let isChinese: Bool

    init(
        _ request: WireRequest, router: OperationRouter, authenticator: Authenticator, tokens: TokenStore,
        now: Timestamp
    ) {
        self.request = request
        isChinese = request.headers["X-Language"].map { $0.lowercased() == "zh-cn" } ?? false
        let call = Self.call(request, router: router)
        self.call = call
        var projectID: String?
        var refusal: Refusal?
        do throws(Refusal) {
            guard request.body.count <= Self.maxBodyBytes else { throw .bodyTooLarge }
            guard let call else { throw .noSuchAPI }
            // Asking for a token is the one call that needs no proof.
            if case .identity(.token) = call {
            } else {
                projectID = try authenticator.authenticate(request, now: now, tokens: tokens)
            }
        } catch {
            refusal = error
        }
        self.projectID = projectID
        self.refusal = refusal
    }

    /// The Lua name of what is called, `iam.token` or `iam.projects`.
    var name: String? {
        switch call {
        case .identity(let call): call.rawValue
        case .operation(let operation, _): operation.luaName
        case nil: nil
        }
    }

    /// What the operation is asked for, once everything that the description says is found to hold.
    func serviceRequest(
        _ operation: OperationDescriptor, parameters: [String: String]
    ) throws(Refusal) -> ServiceRequest {
        let project = parameters["project_id"] ?? ""
        guard project == projectID, request.headers["X-Project-Id"].map({ $0 == project }) ?? true else {
            throw .notPermitted
        }
        let body = try body(operation)
        let result = RequestValidator.check(
            operation, path: parameters, query: OperationRouter.query(of: request.target), body: body)
        if let refusal = ProblemRefusals.refusal(operation, result.problems, body: body) { throw refusal }
        return ServiceRequest(operation: operation, projectID: project, arguments: result.arguments)
    }

    private func body(_ operation: OperationDescriptor) throws(Refusal) -> JSONValue? {
        // What comes with a call that takes no body is not read.
        guard operation.body != nil else { return nil }
        guard !request.body.isEmpty else {
            if operation.isBodyRequired { throw .emptyRequest }
            return nil
        }
        do {
            return try JSONValue(parsing: request.body)
        } catch {
            throw .wrongParameter.because("The body is not JSON: \(error).")
        }
    }

    private static func call(_ request: WireRequest, router: OperationRouter) -> Call? {
        let path = request.target.prefix { $0 != "?" }
        if let call = IdentityService.call(method: request.method, path: path) { return .identity(call) }
        guard
            case .operation(let operation, let parameters) = router.match(method: request.method, path: request.target)
        else { return nil }
        return .operation(operation, parameters: parameters)
    }
}
