import APIDescription

/// What is to be known of an operation besides its arguments.
struct OperationFacts {
    let links: OperationLinks

    func facts(_ operation: OperationDescription) -> [String] {
        var facts = [
            "Request: `\(operation.method) \(operation.path)`, answered with \(operation.successStatuses.joined(separator: " or "))"
        ]
        facts.append("Effect: \(effect(operation.effect))")
        if let wait = wait(operation) { facts.append("Wait: \(wait)") }
        if let paging = operation.paging { facts.append("Pages: \(self.paging(paging, operation))") }
        if let action = operation.iamAction { facts.append("Permission: `\(action)`") }
        if let replacement = operation.replacement { facts.append("Retiring: use \(links.link(replacement))") }
        if operation.section > .none { facts.append("Section of the API reference: \(operation.section)") }
        return facts
    }

    private func effect(_ effect: OperationDescription.Effect) -> String {
        switch effect {
        case .read: "reads, changes nothing"
        case .change: "changes something; repeating it may do it twice"
        case .destroy: "destroys something; it cannot be undone"
        }
    }

    private func wait(_ operation: OperationDescription) -> String? {
        let watch = operation.watch.map { watch in
            "`:wait()` on the result looks with \(links.link(watch.operation)) until \(end(of: watch))"
        }
        guard let wait = operation.wait else { return watch.map { "goes on after the answer; " + $0 } }
        let look = watch ?? "look at the resource's state"
        switch wait.kind {
        case "job":
            let order = operation.order.map { "; with an order, named in `\($0)`, instead of a job, \(look)" } ?? ""
            return "starts a job, named in `\(wait.field)`; `:wait()` on the result waits until it ends" + order
        case "jobs": return "starts several jobs, named in `\(wait.field)`; `:wait()` on the result waits for all"
        case "workflow": return "starts a workflow, named in `\(wait.field)`; \(look)"
        default: return "makes an order, named in `\(wait.field)`; \(look)"
        }
    }

    private func end(of watch: OperationDescription.Watch) -> String {
        let gone = watch.endsWhenGone ? ["it is gone"] : []
        guard !watch.until.isEmpty || !watch.fails.isEmpty else { return gone.joined() }
        let place = MarkdownText.code(watch.path)
        func states(_ values: [String]) -> String { values.map(MarkdownText.code).joined(separator: " or ") }
        let ends = gone + (watch.until.isEmpty ? [] : ["\(place) is \(states(watch.until))"])
        let failure = watch.fails.isEmpty ? "" : ", and fails when it is \(states(watch.fails))"
        return ends.joined(separator: " or ") + failure
    }

    private func paging(_ paging: OperationDescription.Paging, _ operation: OperationDescription) -> String {
        let page = "one call gives one page of `\(paging.items)`"
        guard let names = operation.pagers else { return page }
        return page + "; `\(names.each)` goes through all, `\(names.all)` collects them"
    }
}
