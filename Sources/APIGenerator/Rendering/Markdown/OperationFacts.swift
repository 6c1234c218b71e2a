/// What is to be known of an operation besides its arguments.
struct OperationFacts {
    let links: OperationLinks

    func facts(_ operation: OperationDescription) -> [String] {
        var facts = [
            "Request: `\(operation.method) \(operation.path)`, answered with \(operation.successStatuses.joined(separator: " or "))"
        ]
        facts.append("Effect: \(effect(operation.effect))")
        if let wait = wait(operation.wait) { facts.append("Wait: \(wait)") }
        if let paging = operation.paging { facts.append("Pages: \(self.paging(paging, operation))") }
        if let action = operation.iamAction { facts.append("Permission: `\(action)`") }
        if let replacement = operation.replacement { facts.append("Retiring: use \(links.link(replacement))") }
        facts.append("Section of the API reference: \(operation.section)")
        return facts
    }

    private func effect(_ effect: OperationDescription.Effect) -> String {
        switch effect {
        case .read: "reads, changes nothing"
        case .change: "changes something; repeating it may do it twice"
        case .destroy: "destroys something; it cannot be undone"
        }
    }

    private func wait(_ wait: OperationDescription.Wait?) -> String? {
        let field = wait?.field.map { "`\($0)`" } ?? "the answer"
        switch wait?.kind {
        case "job": return "starts a job, named in \(field); `:wait()` on the result waits until it ends"
        case "jobs": return "starts several jobs, named in \(field)"
        case "workflow": return "starts a workflow, named in \(field)"
        case "order": return "makes an order, named in \(field); look at the resource's state"
        case "resource": return "goes on after the answer; look at the resource's state"
        default: return nil
        }
    }

    private func paging(_ paging: OperationDescription.Paging, _ operation: OperationDescription) -> String {
        guard operation.function == "list", paging.kind == "offset" else {
            return "one call gives one page of `\(paging.items)`"
        }
        let module = operation.module
        return
            "one call gives one page of `\(paging.items)`; `\(module).each` goes through all, `\(module).all` collects them"
    }
}
