import APIDescription
import APIDescriptionYAML
import Testing

@testable import APIGenerator

@Suite("Examples of calls")
struct ExampleTests {
    private static func page(replacing old: String = "", with new: String = "") throws -> String {
        try #require(try SampleDescription.file("docs/reference/shop.md", replacing: old, with: new))
    }

    @Test("have what must be given, and what the rules ask for then")
    func rules() throws {
        // The mood is good unless told otherwise; a good shop opens; what opens has a shelf with a width.
        let lua = """
            local result = shop.update {
              shop_id = "corner",
              name = "Corner",
              rooms = 1,
              opens = "08:00",
              shelf = { width = 5 },
            }
            result:wait()
            """
        let swift = """
            let response = try await client.updateShop(.init(
                shopID: shopID,
                name: name,
                rooms: rooms,
                opens: opens,
                shelf: shelf))
            """
        #expect(try Self.page().contains(lua))
        #expect(try Self.page().contains(swift))
    }

    @Test(
        "keep each rule that asks for something",
        arguments: [
            (
                "require: [opens]",
                "shop_id = \"corner\", name = \"Corner\", rooms = 1, opens = \"08:00\", shelf = { width = 5 }"
            ),
            ("require: [days]", "shop_id = \"corner\", name = \"Corner\", rooms = 1, days = \"…\""),
            ("require_any: [tags, days]", "shop_id = \"corner\", name = \"Corner\", rooms = 1, tags = { \"…\" }"),
            ("require_any: [name, days]", "shop_id = \"corner\", name = \"Corner\", rooms = 1"),
            (
                "min_items: { list: tags, count: 1 }",
                "shop_id = \"corner\", name = \"Corner\", rooms = 1, tags = { \"…\" }"
            ),
            (
                "require: [secret]",
                "shop_id = \"corner\", name = \"Corner\", rooms = 1, secret = secret.prompt \"secret\""
            ),
            ("forbid: [days]", "shop_id = \"corner\", name = \"Corner\", rooms = 1"),
        ])
    func rule(rule: String, arguments: String) throws {
        let text = try Self.page(replacing: "require: [opens]", with: rule)
        let flat = text.replacing("{\n  ", with: "{ ").replacing(",\n}", with: " }").replacing(",\n  ", with: ", ")
        #expect(flat.contains("local result = shop.update { \(arguments) }"), "\(rule)")
    }

    @Test("of all operations keep the rules that ask for something")
    func allOperations() throws {
        for operation in try Surfaces.described().operations {
            let example = OperationExample(operation).arguments
            let broken = operation.ownConstraints.filter(example.isBroken).map { ConstraintSentence.sentence($0) }
            #expect(broken == [], "\(operation.luaName)")
        }
    }

    @Test("of a restored backup name the backup")
    func restore() throws {
        let operation = try #require(try Surfaces.described().operations.first { $0.luaName == "backup.restore" })
        #expect(OperationExample(operation).arguments.value(at: "backup_id") != nil)
        #expect(OperationExample(operation).arguments.value(at: "restore_time") == nil)
    }
}
