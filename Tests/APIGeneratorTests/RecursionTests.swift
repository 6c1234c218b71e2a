import Testing

@testable import APIDescription
@testable import APIGenerator

@Suite("Schemas that refer to one another")
struct RecursionTests {
    private static func refusal(_ schemas: [String]) -> String? {
        SmallDescription.refusal(
            SmallDescription.text(body: ["a: { $ref: \"#/components/schemas/A\" }"], schemas: schemas))
    }

    @Test(
        "are refused when one contains itself",
        arguments: [
            ([##"A: { type: array, items: { $ref: "#/components/schemas/A" } }"##], "list A contains itself"),
            (
                [##"A: { type: object, additionalProperties: { $ref: "#/components/schemas/A" } }"##],
                "object A contains itself"
            ),
            (
                [##"A: { type: object, properties: { a: { $ref: "#/components/schemas/A" } } }"##],
                "object A contains itself"
            ),
            (
                [
                    ##"A: { type: object, properties: { a: { $ref: "#/components/schemas/A", required: [a] } } }"##
                ], "object A contains itself"
            ),
            (
                [
                    ##"A: { type: array, items: { $ref: "#/components/schemas/B" } }"##,
                    ##"B: { type: object, properties: { a: { $ref: "things.yaml#/components/schemas/A" } } }"##,
                ], "list A contains itself"
            ),
            ([##"A: { $ref: "#/components/schemas/A" }"##], "a circle of references"),
        ] as [([String], String)])
    func circles(schemas: [String], message: String) {
        #expect(Self.refusal(schemas) == "things.yaml: " + message)
    }

    @Test("are read once each, however many ways lead to them")
    func manyWays() throws {
        let schemas = (0..<40).map { number in
            let next = "{ $ref: \"#/components/schemas/A\(number + 1)\" }"
            return "A\(number): { type: object, properties: { left: \(next), right: \(next) } }"
        }
        let text = SmallDescription.text(
            body: ["a: { $ref: \"#/components/schemas/A0\" }"], schemas: schemas + ["A40: { type: string }"])
        let operation = try #require(try SmallDescription.parsed(text).first)
        let table = TableRenderer.text(
            ModuleDescription(name: "things", title: "", summary: "", operations: [operation]))
        #expect(table.split(separator: "\n").filter { $0.hasPrefix("ob\t") }.count == 41)
    }

    @Test("have a limit where they cannot be shared")
    func tooMany() {
        let schemas = (0..<24).map { number in
            let next = "{ $ref: \"#/components/schemas/A\(number + 1)\" }"
            let item = "{ type: object, properties: { left: \(next), right: \(next) } }"
            return "\(number == 0 ? "A" : "A\(number)"): { type: array, items: \(item) }"
        }
        let refusal = Self.refusal(schemas + ["A24: { type: string }"])
        #expect(refusal == "things.yaml: there are more than 100000 schemas once references are followed")
    }

    @Test("have a limit to how deep they stand within one another, in whatever order they are read")
    func tooDeep() {
        let links = (0..<200).map { number in
            "A\(number): { type: object, properties: { a: { $ref: \"#/components/schemas/A\(number + 1)\" } } }"
        }
        let deep = "schemas stand more than 60 deep within one another"
        let one = SmallDescription.text(
            body: ["a: { $ref: \"#/components/schemas/A0\" }"], schemas: links + ["A200: { type: string }"])
        #expect(SmallDescription.refusal(one) == "things.yaml: " + deep)
        let upwards = SmallDescription.text(
            body: (0...200).reversed().map { "a\($0): { $ref: \"#/components/schemas/A\($0)\" }" },
            schemas: links + ["A200: { type: string }"])
        #expect(SmallDescription.refusal(upwards) == "things.yaml: " + deep)
    }
}
