/// Looks whether what the extensions of an operation name is there: the answer's list, the job, the arguments of a watch.
/// A name that is not there would only be missed when a script waits or pages, in the middle of its work.
struct ReferenceChecker {
    let operation: OperationDescription

    init(_ operation: OperationDescription) {
        self.operation = operation
    }

    private var arguments: MemberScope {
        MemberScope(fields: operation.arguments, isOpen: operation.body?.isOpen ?? false)
    }

    private var response: MemberScope.Named {
        operation.response.map { .value($0) } ?? .nothing
    }

    func checkPaging(_ element: Element?) throws {
        guard let element, let paging = operation.paging else { return }
        guard let list = operation.responseObject?.fields.first(where: { $0.name == paging.items }),
            case .list(let item, _) = list.type
        else { throw element.error("the answer of \(operation.id) has no list `\(paging.items)`") }
        let argument: String
        var member: String?
        switch paging.kind {
        case "marker":
            argument = paging.details[0]
            member = paging.details[1]
        case "line_number":
            argument = "line_num"
            member = "line_num"
        default: argument = "offset"
        }
        guard !arguments.member(argument).isNothing else {
            throw element.error("\(operation.id) has no argument `\(argument)` to ask for the next page with")
        }
        if let member, MemberScope.Named.value(item).member(member).isNothing {
            throw element.error("the items of `\(paging.items)` have no `\(member)`")
        }
    }

    /// An answer that is not described may have anything in it.
    func checkWait(_ element: Element?) throws {
        guard let element, operation.response != nil else { return }
        if let wait = operation.wait { try checkAnswer(wait.field, isJob: wait.kind == "job", element) }
        if let order = operation.order { try checkAnswer(order, isJob: false, element) }
    }

    /// - Parameter isJob: The id of a job may also stand within a member of the answer.
    private func checkAnswer(_ name: String, isJob: Bool, _ element: Element) throws {
        guard MemberScope.named(name, in: response, items: true).isNothing else { return }
        let members = operation.responseObject?.fields ?? []
        if isJob, members.contains(where: { !MemberScope.Named.value($0.type).member(name).isNothing }) { return }
        throw element.error("the answer of \(operation.id) has no `\(name)`")
    }

    /// What a watch names of the operation that it belongs to.
    func checkWatch(_ element: Element?) throws {
        guard let element, let watch = operation.watch else { return }
        for (_, source) in watch.arguments {
            let prefix = "response."
            if source.hasPrefix(prefix) {
                let path = String(source.dropFirst(prefix.count))
                guard try !named(path, in: response, at: element).isNothing else {
                    throw element.error("`\(source)` names nothing in the answer of \(operation.id)")
                }
            } else if arguments.member(source).isNothing {
                throw element.error(arguments.absence(of: source))
            }
        }
    }

    /// What a watch names of the operation that reads the state.
    func checkWatch(_ element: Element, reading: OperationDescription) throws {
        guard let watch = operation.watch else { return }
        let known = MemberScope(fields: reading.arguments, isOpen: reading.body?.isOpen ?? false)
        for (name, _) in watch.arguments where known.member(name).isNothing {
            throw element.error("\(reading.luaName) has no argument `\(name)`")
        }
        for field in reading.arguments where field.mustBeGiven {
            guard watch.arguments.contains(where: { $0.name == field.name }) else {
                throw element.error("\(reading.luaName) needs `\(field.name)`, which `with` does not give")
            }
        }
        let answer = reading.response.map { MemberScope.Named.value($0) } ?? .nothing
        guard try !named(watch.path, in: answer, at: element).isNothing else {
            throw element.error("`\(watch.path)` names nothing in the answer of \(reading.luaName)")
        }
    }

    /// What a path names in an answer. `[id=instance_id]` chooses the item of a list by an argument of this operation.
    private func named(
        _ path: String, in answer: MemberScope.Named, at element: Element
    ) throws -> MemberScope.Named {
        var named = answer
        for part in path.split(separator: ".", omittingEmptySubsequences: false) {
            let name = part.prefix { $0 != "[" }
            named = named.member(name)
            let choice = part.dropFirst(name.count)
            guard !choice.isEmpty else { continue }
            let sides = choice.dropFirst().dropLast().split(separator: "=")
            guard choice.hasSuffix("]"), sides.count == 2 else {
                throw element.error("`\(part)`: an item of a list is chosen as in `instances[id=instance_id]`")
            }
            guard !arguments.member(sides[1]).isNothing else {
                throw element.error(arguments.absence(of: String(sides[1])))
            }
            named = named.items
            guard !named.member(sides[0]).isNothing else { return .nothing }
        }
        return named
    }
}
