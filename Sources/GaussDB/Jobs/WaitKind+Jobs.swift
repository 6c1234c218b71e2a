public import JSONWire

extension WaitKind {
    /// The ids of the jobs that an answer names.
    ///
    /// - Parameters:
    ///   - body: The operation's answer.
    ///   - operation: The operation that gave it, for messages.
    /// - Returns: One id or more.
    /// - Throws: ``GaussDBError`` of kind `validation` when the operation starts nothing that the job centre knows, or
    ///   when this answer names no job.
    public func jobIDs(in body: JSONObject, of operation: OperationDescriptor) throws(GaussDBError) -> [String] {
        let field: String
        let ids: [String]
        switch self {
        case .job(let name):
            field = name
            // The creation of a StarRocks instance names its job within the instance.
            ids = ([.object(body)] + body.values).compactMap { $0[name]?.tolerantString }.prefix(1).map(\.self)
        case .jobs(let name):
            field = name
            ids = body[name]?.arrayValue?.compactMap(\.tolerantString) ?? []
        case .none:
            throw WaitKind.refusal(operation, "has ended when it answers", "There is nothing to wait for.")
        case .workflow:
            throw WaitKind.refusal(
                operation, "starts a workflow, not a job", "Look at the resource's state until it is as wanted.")
        case .order:
            throw WaitKind.refusal(
                operation, "returns an order, not a job", "Look at the resource's state until it is as wanted.")
        }
        let named = ids.filter { !$0.isEmpty }
        guard !named.isEmpty else {
            throw WaitKind.refusal(
                operation, "gave an answer without `\(field)`",
                "A prepaid resource is ordered, not created by a job: look at its state until it is as wanted.")
        }
        return named
    }

    /// The answer's field with an order, for what is always ordered.
    package var orderField: String? {
        if case .order(let field) = self { field } else { nil }
    }

    /// The answer's field with a workflow.
    package var workflowField: String? {
        if case .workflow(let field) = self { field } else { nil }
    }

    /// How an operation ends that nothing watches, as the rest of a sentence that begins with its name.
    package var ending: String {
        switch self {
        case .none: "has ended when it answers"
        case .job, .jobs: "names no job"
        case .workflow: "starts a workflow, and no documented state tells its end"
        case .order: "makes an order, and no documented state tells its end"
        }
    }

    private static func refusal(_ operation: OperationDescriptor, _ reason: String, _ hint: String) -> GaussDBError {
        GaussDBError(
            kind: .validation, message: "there is no job to wait for: `\(operation.luaName)` \(reason)",
            operation: operation.luaName, hint: hint)
    }
}
