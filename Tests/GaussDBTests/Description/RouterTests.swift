import GaussDB
import JSONWire
import Testing

@Suite("Routing")
struct RouterTests {
    private func operation(_ id: String, _ method: HTTPMethod, _ path: String) -> OperationDescriptor {
        OperationDescriptor(
            id: id, luaName: "thing." + id, method: method, path: PathTemplate(path), section: "", summary: "",
            effect: .read, wait: .none)
    }

    private func found(in match: OperationRouter.Match) -> (id: String, parameters: [String: String])? {
        guard case .operation(let operation, let parameters) = match else { return nil }
        return (id: operation.id, parameters: parameters)
    }

    @Test("prefers literal segments to parameters, and goes back when they lead nowhere")
    func preferLiterals() {
        let router = OperationRouter(operations: [
            operation("one", .get, "/a/{id}"), operation("details", .get, "/a/details"),
            operation("node", .put, "/a/{id}/nodes/{node}"), operation("restart", .put, "/a/{id}/nodes/restart"),
            operation("deep", .get, "/a/details/x"), operation("other", .get, "/a/{id}/y"),
        ])
        #expect(found(in: router.match(method: .get, path: "/a/details"))?.id == "details")
        #expect(found(in: router.match(method: .get, path: "/a/7"))?.parameters == ["id": "7"])
        #expect(found(in: router.match(method: .put, path: "/a/7/nodes/restart"))?.id == "restart")
        #expect(found(in: router.match(method: .put, path: "/a/7/nodes/8"))?.parameters == ["id": "7", "node": "8"])
        #expect(found(in: router.match(method: .get, path: "/a/details/y"))?.id == "other")
        // `DELETE /a/details` is not there, though `GET` is.
        guard case .methodNotAllowed(let methods) = router.match(method: .delete, path: "/a/details") else {
            Issue.record("another method was accepted")
            return
        }
        #expect(methods == [.get])
    }

    @Test("tells a path with a slash at its end from one without")
    func trailingSlash() {
        let router = OperationRouter(operations: [
            operation("with", .get, "/a/"), operation("without", .get, "/a"), operation("one", .get, "/b/{id}"),
        ])
        #expect(PathTemplate("/a/").description == "/a/" && PathTemplate("/a").description == "/a")
        #expect(found(in: router.match(method: .get, path: "/a/"))?.id == "with")
        #expect(found(in: router.match(method: .get, path: "/a"))?.id == "without")
        guard case .notFound = router.match(method: .get, path: "/b/") else {
            Issue.record("an empty segment was taken for a parameter")
            return
        }
    }

    @Test("decodes segments once, after splitting")
    func decode() {
        let router = OperationRouter(operations: [operation("one", .get, "/a/{id}")])
        #expect(found(in: router.match(method: .get, path: "/a/x%2Fy%20%E6%95%B0"))?.parameters == ["id": "x/y 数"])
        #expect(found(in: router.match(method: .get, path: "/a/%252F"))?.parameters == ["id": "%2F"])
    }

    @Test(
        "finds nothing for what is not an address of the service",
        arguments: [
            "", "/", "a/7", "/a", "/a/", "//a/7", "/a/7/", "/b/7", "/a/7/8", "/a/%ZZ", "/a/%E6", "/a/%", "?a=b",
        ])
    func refuse(path: String) {
        let router = OperationRouter(operations: [operation("one", .get, "/a/{id}")])
        guard case .notFound = router.match(method: .get, path: path) else {
            Issue.record("\(path) was found")
            return
        }
    }

    @Test("reads queries as they were written")
    func readQueries() {
        let pairs = OperationRouter.query(of: "/a?x=1&y=a%3Db%26c&x=2&flag&=v&z=%ZZ&&w=a=b")
        #expect(pairs.map(\.name) == ["x", "y", "x", "flag", "", "z", "w"])
        #expect(pairs.map(\.value) == ["1", "a=b&c", "2", "", "v", "%ZZ", "a=b"])
        #expect(OperationRouter.query(of: "/a").isEmpty)
        #expect(OperationRouter.query(of: "/a?").isEmpty)
    }
}
