import GaussDB
import JSONWire
import Testing

@Suite("The reference's examples")
struct ExampleTests {
    @Test("have requests and answers")
    func areComplete() {
        for examples in OperationExamples.all {
            #expect(!examples.requests.isEmpty, "\(examples.operation)")
            #expect(!examples.responses.isEmpty, "\(examples.operation)")
        }
    }

    @Test("of requests are accepted, and go on the wire as they are", arguments: OperationExamples.all)
    func requestsAreSent(examples: OperationExamples) throws {
        let operation = try #require(Catalogue.shared.operation(lua: examples.operation))
        for request in examples.requests {
            // Query values are text in an address; a caller gives them by their type.
            var arguments = request.arguments
            for (name, value) in request.query {
                if case .integer = operation.argument(name)?.schema, let text = value.stringValue {
                    arguments[name] = .integer(try #require(Int64(text)))
                }
            }
            let call = try Calls.prepare(operation, arguments)
            if let body = request.body {
                #expect(try JSONValue(parsing: call.request.body).agrees(with: body))
            } else {
                #expect(call.request.body.isEmpty)
            }
            let sent = OperationRouter.query(of: call.request.target)
            #expect(Set(sent.map(\.name)) == Set(request.query.keys))
            for (name, value) in sent { #expect(request.query[name] == .string(value)) }
        }
    }

    @Test("of requests are understood on the other side of the wire", arguments: OperationExamples.all)
    func requestsAreReceived(examples: OperationExamples) throws {
        let operation = try #require(Catalogue.shared.operation(lua: examples.operation))
        for request in examples.requests {
            let path = Dictionary(uniqueKeysWithValues: request.path.map { ($0.key, $0.value.stringValue ?? "") })
            let query = request.query.map { (name: $0.key, value: $0.value.stringValue ?? "") }
            let result = RequestValidator.check(operation, path: path, query: query, body: request.body)
            #expect(result.problems == [])
            for (name, value) in request.arguments {
                #expect(result.arguments[name]?.agrees(with: value) == true, "\(name)")
            }
        }
    }

    @Test("of answers have documented statuses", arguments: OperationExamples.all)
    func statusesAreDocumented(examples: OperationExamples) throws {
        let operation = try #require(Catalogue.shared.operation(lua: examples.operation))
        for response in examples.responses { #expect(operation.successStatuses.contains(response.status)) }
    }

    @Test("of answers say the same after a schema has read them", arguments: OperationExamples.all)
    func answersPassTheSchema(examples: OperationExamples) throws {
        let operation = try #require(Catalogue.shared.operation(lua: examples.operation))
        for response in examples.responses {
            let read = try Shaping.read(.object(response.body), by: operation.response)
            #expect(read.agrees(with: .object(response.body)))
        }
    }

    @Test("of answers have only members that the description knows", arguments: OperationExamples.all)
    func answersAreDescribed(examples: OperationExamples) throws {
        let operation = try #require(Catalogue.shared.operation(lua: examples.operation))
        for response in examples.responses {
            #expect(Shaping.unknownMembers(of: .object(response.body), by: operation.response) == [])
        }
    }
}
