import APIDescription
import APIDescriptionYAML
import Testing

@testable import APIGenerator

@Suite("Description files")
struct ParsingTests {
    private static func parsed() throws -> ServiceDescription {
        try DescriptionParser.parse(
            sources: Dictionary(
                uniqueKeysWithValues: SampleDescription.sources.map {
                    ($0.key, try DescriptionNode(yaml: $0.value, file: $0.key))
                }))
    }

    private static func operation(_ luaName: String) throws -> OperationDescription {
        let operations = try parsed().modules.flatMap(\.operations)
        return try #require(operations.first { $0.luaName == luaName })
    }

    @Test("are modules and operations in the order of their sections, which are numbers and not texts")
    func order() throws {
        let modules = try Self.parsed().modules
        #expect(modules.map(\.name) == ["shop", "legacy.shop"])
        #expect(
            modules[0].operations.map(\.luaName) == ["shop.open_branch", "shop.list_slow", "shop.update", "shop.close"])
        #expect(modules[1].luaModules == ["legacy.shop"])
    }

    @Test("have what stands beside a reference win over what it points to")
    func override() throws {
        let field = try #require(try Self.operation("shop.update").body?.fields.first { $0.name == "mood" })
        #expect(field.summary == "Its mood.")
        #expect(field.type.enumeration?.summary == "How a shop feels.")
        #expect(field.default == "\"good\"")
    }

    @Test("leave out what the client fills in, and put all other arguments into one list")
    func arguments() throws {
        #expect(try Self.operation("shop.open_branch").arguments.map(\.name) == ["shop_id", "branch_id", "clone"])
        #expect(try Self.operation("shop.list_slow").arguments.map(\.name) == ["shop_id", "marker", "limit"])
    }

    @Test("tell required arguments from those that a default stands in for")
    func required() throws {
        let given = try Self.operation("shop.update").arguments.filter(\.mustBeGiven).map(\.name)
        #expect(given == ["shop_id", "name", "rooms"])
    }

    @Test("say what can be waited for")
    func waiting() throws {
        let branch = try Self.operation("shop.open_branch")
        #expect(branch.wait.map { [$0.kind, $0.field] } == ["job", "job_id"])
        #expect(branch.order == "order_id")
        #expect(branch.watch?.arguments.map { $0.name + "=" + $0.source } == ["shop_id=response.shop.id"])
        #expect(branch.canWait)
        #expect(try Self.operation("shop.close").canWait)
        #expect(try !Self.operation("shop.list_slow").canWait)
    }

    @Test("name the functions for all pages after the one for a page")
    func pagers() throws {
        let pagers = try #require(try Self.operation("shop.list_slow").pagers)
        #expect(pagers.each == "shop.each_slow")
        #expect(pagers.all == "shop.all_slow")
        #expect(try Self.operation("shop.update").pagers == nil)
    }

    @Test("take an object without a name to be called after those around it")
    func unnamed() throws {
        #expect(try Self.operation("shop.open_branch").body?.name == "OpenBranchRequest")
        #expect(try Self.operation("shop.open_branch").responseObject?.name == "OpenBranchResponse")
    }

    @Test("may have operations without a section, which come first")
    func withoutSection() throws {
        #expect(try Self.operation("shop.open_branch").section == .none)
        #expect(Section.none < (try #require(Section("1"))))
    }
}
