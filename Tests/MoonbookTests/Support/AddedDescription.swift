import GaussDB
import JSONWire

@testable import Moonbook

/// A description of one operation, `ours.go`, whose parts are given in JSON.
enum AddedDescription {
    static func text(
        id: String = "Go", name: String = "ours.go", operation: String = "", body: String? = nil,
        answer: String? = nil, schemas: String = ""
    ) -> String {
        let content = { (schema: String) in #""content": { "application/json": { "schema": \#(schema) } }"# }
        let request = body.map { #""requestBody": { "required": true, \#(content($0)) },"# } ?? ""
        let response = answer.map { ", " + content($0) } ?? ""
        return """
            { "info": { "title": "Ours" }, "paths": { "/v3/\(id)": { "post": {
              "operationId": "\(id)", "summary": "Goes.", "x-effect": "change", "x-lua-name": "\(name)",
              \(operation) \(request)
              "responses": { "200": { "description": "Done." \(response) } } } } },
              "components": { "schemas": { \(schemas) } } }
            """
    }

    static func catalogue(_ texts: String..., to catalogue: Catalogue = .shared) throws -> Catalogue {
        var documents: [String: JSONValue] = [:]
        for (index, text) in texts.enumerated() {
            documents["ours\(index == 0 ? "" : "\(index)").json"] = try JSONValue(parsing: Array(text.utf8))
        }
        return try catalogue.adding(openAPI: documents)
    }

    /// The message with which a description is refused; nil when it is not.
    static func refusal(_ texts: String..., to catalogue: Catalogue = .shared) throws -> String? {
        var documents: [String: JSONValue] = [:]
        for (index, text) in texts.enumerated() {
            documents["ours\(index == 0 ? "" : "\(index)").json"] = try JSONValue(parsing: Array(text.utf8))
        }
        do {
            _ = try catalogue.adding(openAPI: documents)
            return nil
        } catch {
            return error.message
        }
    }
}
