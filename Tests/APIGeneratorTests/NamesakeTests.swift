import Testing

@testable import APIDescription
@testable import APIGenerator

@Suite("Objects of one name")
struct NamesakeTests {
    private static func objects(_ text: String, with others: [String: String] = [:]) throws -> [[String]] {
        let operations = try SmallDescription.parsed(text, with: others)
        let table = TableRenderer.text(
            ModuleDescription(name: "things", title: "", summary: "", operations: operations))
        let lines = table.split(separator: "\n").map { $0.replacing("\t", with: " ") }
        var records: [[String]] = []
        for line in lines {
            if line.hasPrefix("ob ") { records.append([]) }
            if !records.isEmpty { records[records.count - 1].append(String(line)) }
        }
        return records
    }

    @Test("in two files stay two")
    func files() throws {
        let common = "components: { schemas: { Tag: { type: object, properties: { key: { type: string } } } } }"
        let text = SmallDescription.text(
            body: [
                "ours: { $ref: \"#/components/schemas/Tag\" }",
                "theirs: { type: array, items: { $ref: \"common.yaml#/components/schemas/Tag\" } }",
                "again: { $ref: \"#/components/schemas/Tag\", description: Again. }",
            ], schemas: ["Tag: { type: object, properties: { color: { type: string } } }"])
        #expect(
            try Self.objects(text, with: ["common.yaml": common]) == [
                ["ob MakeThingRequest", "f ours object:Tag", "f theirs [object:Tag2", "f again object:Tag #Again."],
                ["ob Tag", "f color string"], ["ob Tag2", "f key string"],
            ])
    }

    @Test("are two when something stands beside a reference that makes it another")
    func overrides() throws {
        let text = SmallDescription.text(
            body: [
                "plain: { $ref: \"#/components/schemas/Tag\" }",
                "full: { $ref: \"#/components/schemas/Tag\", required: [color] }",
                "named: { $ref: \"#/components/schemas/FullTag\" }",
            ],
            schemas: [
                "Tag: { type: object, properties: { color: { type: string } } }",
                "FullTag: { $ref: \"#/components/schemas/Tag\", required: [color] }",
            ])
        #expect(
            try Self.objects(text) == [
                [
                    "ob MakeThingRequest", "f plain object:Tag", "f full object:MakeThingRequestFull",
                    "f named object:FullTag",
                ],
                ["ob Tag", "f color string"], ["ob MakeThingRequestFull", "f color! string"],
                ["ob FullTag", "f color! string"],
            ])
    }

    @Test("which they get from where they stand, are two as well")
    func unnamed() throws {
        let text = SmallDescription.text(
            body: [
                "a_b: { type: object, properties: { x: { type: string } } }",
                "a-b: { type: object, properties: { y: { type: string } } }",
            ])
        #expect(
            try Self.objects(text) == [
                ["ob MakeThingRequest", "f a_b object:MakeThingRequestAB", "f a-b object:MakeThingRequestAB2"],
                ["ob MakeThingRequestAB", "f x string"], ["ob MakeThingRequestAB2", "f y string"],
            ])
    }

    @Test("cannot be types of Swift")
    func generated() {
        let text = SmallDescription.text(
            body: [
                "a_b: { type: object, properties: { x: { type: string } } }",
                "a-b: { type: object, properties: { y: { type: string } } }",
            ]
        ).replacing("x-effect: change", with: "x-effect: change\n      x-section: \"1.1\"")
        let error = #expect(throws: DescriptionError.self) { try Pipeline.files(sources: ["things.yaml": text]) }
        #expect(error?.message == "two objects are called MakeThingRequestAB; rename one")
    }
}
