import GaussDB

/// What is to be known of an operation besides its arguments, in words.
struct OperationWords {
    let operation: OperationDescriptor

    init(_ operation: OperationDescriptor) { self.operation = operation }

    /// Arguments as scripts give them, all in one list: path, query, header, body.
    var arguments: [Field] {
        let order: [Parameter.Location] = [.path, .query, .header]
        return order.flatMap { location in operation.parameters.filter { $0.location == location }.map(\.field) }
            + (operation.bodyObject?.fields ?? [])
    }

    /// The rules between arguments.
    var constraints: [Constraint] { operation.constraints + (operation.bodyObject?.constraints ?? []) }

    var effect: String {
        switch operation.effect {
        case .read: "reads, changes nothing"
        case .change: "changes something; repeating it may do it twice"
        case .destroy: "destroys something; it cannot be undone"
        }
    }

    /// How it is waited for, in one word: `job`, `jobs`, `workflow`, `order`, `state`; nil when there is nothing to wait for.
    var waitWord: String? {
        switch operation.wait {
        case .none: operation.watch == nil ? nil : "state"
        case .job: "job"
        case .jobs: "jobs"
        case .workflow: "workflow"
        case .order: "order"
        }
    }

    /// `:wait()` on the result works.
    var canWait: Bool {
        switch operation.wait {
        case .job, .jobs: true
        case .none, .workflow, .order: operation.watch != nil
        }
    }

    var wait: String? {
        let look = watch ?? "look at the resource's state"
        switch operation.wait {
        case .none: return watch.map { "goes on after the answer; " + $0 }
        case .job(let field):
            let order = operation.orderField.map { "; with an order, named in `\($0)`, instead of a job, \(look)" }
            return "starts a job, named in `\(field)`; `:wait()` on the result waits until it ends" + (order ?? "")
        case .jobs(let field): return "starts several jobs, named in `\(field)`; `:wait()` on the result waits for all"
        case .workflow(let field): return "starts a workflow, named in `\(field)`; \(look)"
        case .order(let field): return "makes an order, named in `\(field)`; \(look)"
        }
    }

    private var watch: String? {
        operation.watch.map { watch in
            let states = watch.until.map { "`\($0)`" } + (watch.endsWhenGone ? ["gone"] : [])
            return "`:wait()` looks with `\(watch.operation)` until it is \(states.joined(separator: " or "))"
        }
    }

    var pages: String? {
        guard let paging = operation.paging, let names = pagers else { return nil }
        return
            "one call gives one page of `\(paging.items)`; `\(names.each)` goes through all, `\(names.all)` collects them"
    }

    /// The functions for scripts that go through all pages: `backup.each_incremental` for `backup.list_incremental`.
    var pagers: (each: String, all: String)? {
        guard operation.paging != nil else { return nil }
        let rest = operation.function.firstIndex(of: "_").map { operation.function[$0...] } ?? ""
        return ("\(operation.module).each\(rest)", "\(operation.module).all\(rest)")
    }

    /// The IAM action that the caller needs, where the reference tells.
    var permission: String? {
        operation.iamAction ?? IAMActionCatalogue.action(for: operation.luaName)?.name
    }

    /// `4.7.1`; nil where the reference has none.
    var section: String? { operation.section.isEmpty ? nil : operation.section }
}

extension Field {
    /// A caller must give it: required, and without a value that stands in.
    var mustBeGiven: Bool { isRequired && self.default == nil }
}
