import APIDescription
import APIDescriptionYAML

/// A description of one operation, `thing.make`, whose parts are given in YAML.
enum SmallDescription {
    /// - Parameters:
    ///   - body: Members of the body, each on a line of its own.
    ///   - extensions: Further keys of the operation.
    ///   - schemas: Components, each on a line of its own.
    static func text(
        path: String = "/v3/things", shared: [String] = [], parameters: [String] = [], body: [String] = [],
        extensions: [String] = [], answer: String? = nil, schemas: [String] = []
    ) -> String {
        func lines(_ lines: [String], indent: Int, under key: String) -> String {
            if lines.isEmpty { return "" }
            let own = String(repeating: " ", count: indent)
            return own + key + ":\n" + lines.map { own + "  " + $0 + "\n" }.joined()
        }
        var text = """
            info: { title: Things }
            paths:
              "\(path)":

            """
        text += lines(shared.map { "- " + $0 }, indent: 4, under: "parameters")
        text += """
                post:
                  operationId: MakeThing
                  summary: Makes a thing.
                  x-lua-name: thing.make
                  x-effect: change

            """
        text += extensions.map { "      " + $0 + "\n" }.joined()
        text += lines(parameters.map { "- " + $0 }, indent: 6, under: "parameters")
        if !body.isEmpty {
            text += """
                      requestBody:
                        content:
                          application/json:
                            schema:
                              type: object

                """
            text += lines(body, indent: 14, under: "properties")
        }
        text += "      responses:\n        \"200\":\n          description: Made.\n"
        if let answer { text += "          content: { application/json: { schema: \(answer) } }\n" }
        if !schemas.isEmpty { text += "components:\n" + lines(schemas, indent: 2, under: "schemas") }
        return text
    }

    static func parsed(_ text: String, with others: [String: String] = [:]) throws -> [OperationDescription] {
        var sources = ["things.yaml": try DescriptionNode(yaml: text, file: "things.yaml")]
        for (name, text) in others { sources[name] = try DescriptionNode(yaml: text, file: name) }
        return try DescriptionParser.parse(sources: sources).modules.flatMap(\.operations)
    }

    /// The complaint about a description, with its file.
    static func refusal(_ text: String) -> String? {
        do {
            _ = try parsed(text)
            return nil
        } catch let error as DescriptionError {
            return error.file + ": " + error.message
        } catch {
            return "\(error)"
        }
    }
}
