import JSONWire
import Testing

@testable import GaussDB

@Suite("Requests of the API reference")
struct ReferenceRequestTests {
    private static let examples = ReferenceExample.all.filter { !$0.requests.isEmpty }

    private func check(
        _ request: ReferenceExample.Request, _ operation: OperationDescriptor
    ) -> RequestValidator.Result {
        RequestValidator.check(operation, path: request.path, query: request.query, body: request.body)
    }

    @Test("break no rule but those that are listed", arguments: examples)
    func obeyTheRules(example: ReferenceExample) throws {
        let operation = try #require(Catalogue.shared.operation(id: example.operation))
        for request in example.requests {
            var problems = check(request, operation).problems
            for violation in request.violations {
                let index = problems.firstIndex { problem in
                    violation.hasPrefix(problem.path + ": ")
                        && problem.message.contains(violation.dropFirst(problem.path.count + 2))
                }
                if let index {
                    problems.remove(at: index)
                } else {
                    Issue.record("\(violation) is not reported")
                }
            }
            #expect(problems == [])
        }
    }

    @Test("go on the wire as they are", arguments: examples)
    func areSent(example: ReferenceExample) throws {
        let operation = try #require(Catalogue.shared.operation(id: example.operation))
        for request in example.requests.compactMap(\.acceptable) {
            let read = check(request, operation)
            #expect(read.problems == [])
            let wire = try Calls.prepare(operation, read.arguments).request
            if let body = request.body {
                let sent = try JSONValue(parsing: wire.body)
                #expect(Comparison.differences(body, sent, by: operation.body) == [])
            } else {
                #expect(wire.body.isEmpty)
            }
            // What a required parameter is when it is not given is sent.
            let query = OperationRouter.query(of: wire.target).filter { name, value in
                let isDefault = operation.argument(name)?.default?.tolerantString == value
                return request.query.contains { $0.name == name } || !isDefault
            }
            #expect(query.map(\.name).sorted() == request.query.map(\.name).sorted())
            for (name, value) in query { #expect(request.query.first { $0.name == name }?.value == value) }
        }
    }

    @Test("that break a rule are refused, and are read but for the members that break it", arguments: examples)
    func areRefused(example: ReferenceExample) throws {
        let operation = try #require(Catalogue.shared.operation(id: example.operation))
        for request in example.requests where !request.violations.isEmpty {
            var arguments = JSONObject()
            for (name, value) in request.path { arguments[name] = .string(value) }
            for (name, value) in request.query { arguments[name] = .string(value) }
            for (name, value) in request.body?.objectValue ?? [:] { arguments[name] = value }
            _ = try Calls.refusal(operation, arguments)

            let read = check(request, operation).arguments
            let named = Set(request.violations.map { String($0.prefix { $0 != ":" && $0 != "." }) })
            // The body may use another name than callers do.
            let broken = named.union(
                operation.bodyObject?.fields.filter { named.contains($0.name) }.map(\.wireName) ?? [])
            for (name, value) in request.body?.objectValue ?? [:] where !broken.contains(name) {
                let schema = operation.bodyObject?.field(name)?.schema
                #expect(Comparison.differences(value, read[name] ?? .null, by: schema) == [], "\(name)")
            }
        }
    }

    @Test("are routed to their operation", arguments: examples)
    func areRouted(example: ReferenceExample) throws {
        let operation = try #require(Catalogue.shared.operation(id: example.operation))
        for request in example.requests.compactMap(\.acceptable) {
            let wire = try Calls.prepare(operation, check(request, operation).arguments).request
            guard case .operation(let found, let parameters) = Self.router.match(method: wire.method, path: wire.target)
            else {
                Issue.record("\(wire.target) leads nowhere")
                continue
            }
            #expect(found.id == operation.id)
            #expect(parameters == request.path.merging(["project_id": Calls.project]) { first, _ in first })
        }
    }

    private static let router = OperationRouter()
}
