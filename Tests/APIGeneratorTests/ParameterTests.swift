import APIDescription
import Testing

@testable import APIGenerator

@Suite("Parameters")
struct ParameterTests {
    @Test(
        "of the path are required scalars",
        arguments: [
            (
                "{ name: id, in: path, schema: { type: string } }",
                "`id` is a part of the path and has to be `required: true`"
            ),
            (
                "{ name: id, in: path, required: true, schema: { type: array, items: { type: string } } }",
                "`id` in the path is a scalar"
            ),
            ("{ name: id, in: path, required: true, schema: { type: object } }", "`id` in the path is a scalar"),
            ("{ name: id, in: path, required: true, schema: {} }", "`id` in the path is a scalar"),
        ])
    func path(parameter: String, message: String) {
        let text = SmallDescription.text(path: "/v3/{id}", parameters: [parameter])
        #expect(SmallDescription.refusal(text)?.hasPrefix("things.yaml: " + message) == true)
    }

    @Test("of the path may be of any scalar type", arguments: ["string", "integer", "number", "boolean"])
    func scalars(type: String) throws {
        let parameter = "{ name: id, in: path, required: true, schema: { type: \(type) } }"
        #expect(
            try SmallDescription.parsed(SmallDescription.text(path: "/v3/{id}", parameters: [parameter])).count == 1)
    }

    @Test(
        "of the query are scalars or lists of scalars",
        arguments: [
            "{ type: object, properties: { a: { type: string } } }", "{ type: object }", "{}",
            "{ type: array, items: { type: array, items: { type: string } } }",
            "{ type: array, items: { type: object, properties: { a: { type: string } } } }",
        ])
    func query(schema: String) throws {
        let text = SmallDescription.text(parameters: ["{ name: q, in: query, schema: \(schema) }"])
        #expect(SmallDescription.refusal(text)?.contains("`q` in the query is a scalar or a list of scalars") == true)
        let list = SmallDescription.text(
            parameters: ["{ name: q, in: query, schema: { type: array, items: { type: integer } } }"])
        #expect(try SmallDescription.parsed(list)[0].arguments.map(\.name) == ["q"])
    }

    @Test(
        "of headers are scalars",
        arguments: ["{ type: array, items: { type: string } }", "{ type: object }", "{}"])
    func header(schema: String) {
        let text = SmallDescription.text(parameters: ["{ name: X-Q, in: header, schema: \(schema) }"])
        #expect(SmallDescription.refusal(text)?.contains("`X-Q` in a header is a scalar") == true)
    }

    @Test("of headers have names that can be sent", arguments: ["X Reason", "X:Reason", ""])
    func headerName(name: String) {
        let text = SmallDescription.text(
            parameters: ["{ name: \"\(name)\", in: header, schema: { type: string } }"])
        #expect(SmallDescription.refusal(text)?.contains("is no name of a header") == true)
    }

    @Test("of an operation take the place of their namesakes of the path")
    func override() throws {
        let text = SmallDescription.text(
            shared: [
                "{ name: limit, in: query, schema: { type: string } }",
                "{ name: other, in: query, schema: { type: string } }",
            ], parameters: ["{ name: limit, in: query, schema: { type: integer } }"])
        let arguments = try SmallDescription.parsed(text)[0].arguments
        #expect(arguments.map(\.name) == ["limit", "other"])
        guard case .integer = arguments[0].type else {
            Issue.record("the operation's own parameter does not count")
            return
        }
    }

    @Test("with one name in one place, or in two, are refused")
    func twice() {
        let limit = "{ name: limit, in: query, schema: { type: integer } }"
        #expect(
            SmallDescription.refusal(SmallDescription.text(parameters: [limit, limit]))
                == "things.yaml: two parameters of the query are called `limit`")
        let header = "{ name: X-A, in: header, schema: { type: string } }"
        #expect(
            SmallDescription.refusal(SmallDescription.text(parameters: [header, header.replacing("X-A", with: "x-a")]))
                == "things.yaml: two parameters of the header are called `x-a`")
        #expect(
            SmallDescription.refusal(
                SmallDescription.text(
                    path: "/v3/{limit}",
                    shared: ["{ name: limit, in: path, required: true, schema: { type: string } }"],
                    parameters: [limit]))
                == "things.yaml: two arguments are called `limit`")
    }

    @Test("that the client fills in are those of the path and the headers alone")
    func client() throws {
        let text = SmallDescription.text(
            path: "/v3/{project_id}",
            parameters: [
                "{ name: project_id, in: path, required: true, schema: { type: string } }",
                "{ name: project_id, in: query, schema: { type: string } }",
                "{ name: x-auth-token, in: header, schema: { type: string } }",
                "{ name: X-Language, in: query, schema: { type: string } }",
            ])
        let parameters = try SmallDescription.parsed(text)[0].parameters
        #expect(parameters.map { "\($0.location) \($0.field.name)" } == ["query project_id", "query X-Language"])
    }

    @Test(
        "belong to paths whose segments are literal or a name in braces",
        arguments: [
            ("/v3/things/", "the path `/v3/things/` has an empty segment, which would not be sent"),
            ("/v3//things", "the path `/v3//things` has an empty segment, which would not be sent"),
            ("v3/things", "the path `v3/things` begins with `/`"),
            ("/v3/{a}x", "`{a}x` in the path: a parameter is a whole segment, such as `{id}`"),
            ("/v3/{}", "`{}` in the path: a parameter is a whole segment, such as `{id}`"),
            ("/v3/{a}/{a}", "`a` is twice in the path /v3/{a}/{a}"),
            ("/v3/a b", "`a b` in the path has a blank, `?` or `#`, which are no part of a path"),
            ("/v3/a?b=c", "`a?b=c` in the path has a blank, `?` or `#`, which are no part of a path"),
            ("/v3/a\\tb", "`a\tb` in the path has a blank, `?` or `#`, which are no part of a path"),
        ])
    func paths(path: String, message: String) {
        #expect(SmallDescription.refusal(SmallDescription.text(path: path)) == "things.yaml: " + message)
    }
}
