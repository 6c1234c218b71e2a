import APIDescription
import Testing

@testable import APIGenerator

@Suite("Annotations for editors")
struct AnnotationTests {
    private func annotations() throws -> String {
        try #require(try SampleDescription.file("stdlib/annotations/shop.lua"))
    }

    @Test("have a class with the arguments of an operation and what is allowed")
    func arguments() throws {
        let fields = """
            ---@class moonbook.shop.update_arguments
            ---@field shop_id string The shop.
            ---@field name string The name. 2 to 8 characters, at most 8 bytes in UTF-8.
            ---@field rooms integer How many. 1 to 9 rooms.
            ---@field mood? moonbook.Mood Its mood. For example `good`, `NOT SO GOOD`. "good" when not given.
            ---@field secret? string|moonbook.secret The code of the safe.
            ---@field days? integer|string How long. In days.
            ---@field is_open? boolean|"true"|"false" False when not given.
            ---@field opens? string When it opens.
            ---@field closes? string When it closes.
            ---@field shelf? moonbook.Shelf The shelf.
            ---@field default? 1|3 Which is meant.
            ---@field tags? string[] Labels. 1 to 3 elements.

            """
        #expect(try annotations().contains(fields))
    }

    @Test("say the rules, those of objects within the arguments with their path")
    func rules() throws {
        let text = """
            --- - `opens` is not after `closes`: a shop opens before it closes.
            --- - When `mood` is `good`, `opens` is required: a good shop is open.
            --- - When `opens` is given, `shelf.width` is required.
            --- - `name` does not contain `~~`.
            --- - `shelf.width` is a multiple of 5.
            ---
            --- Section 9.1.10 of the API reference.
            ---@async
            ---@param arguments moonbook.shop.update_arguments
            ---@param options? moonbook.call_options
            ---@return moonbook.shop.update_response
            function shop.update(arguments, options) end
            """
        #expect(try annotations().contains(text))
    }

    @Test(
        "give what an operation returns the methods of what it started",
        arguments: [
            "---@class moonbook.shop.update_response: moonbook.Started, moonbook.Job",
            "---@class moonbook.shop.open_branch_response: moonbook.OpenBranchResponse, moonbook.JobOrChange",
            "---@class moonbook.shop.close_response: moonbook.Change",
            "---@return moonbook.OrderList",
        ])
    func waiting(line: String) throws {
        #expect(try annotations().split(separator: "\n").contains(Substring(line)))
    }

    @Test("of an operation that starts several jobs wait for all")
    func severalJobs() throws {
        let text = try #require(
            try SampleDescription.file(
                "stdlib/annotations/shop.lua", replacing: "x-wait: { job: job_id }", with: "x-wait: { jobs: job_id }"))
        #expect(text.contains("---@class moonbook.shop.update_response: moonbook.Started, moonbook.Jobs\n"))
    }

    @Test("have functions for all pages, named after what is listed")
    func pages() throws {
        let text = """
            ---@param arguments moonbook.shop.list_slow_arguments those of `shop.list_slow`
            ---@param options? moonbook.call_options of each call
            ---@return fun(): moonbook.Order?
            function shop.each_slow(arguments, options) end

            --- All pages of `shop.list_slow` in one list.
            ---@async
            ---@param arguments moonbook.shop.list_slow_arguments those of `shop.list_slow`
            ---@param options? moonbook.call_options of each call
            ---@return moonbook.Order[]
            function shop.all_slow(arguments, options) end
            """
        #expect(try annotations().contains(text))
    }

    @Test("have enumerations as unions of literals")
    func enumeration() throws {
        let union = """
            --- How a shop feels.
            ---@alias moonbook.Mood
            ---| "good" # Fine.
            ---| "NOT SO GOOD"
            ---| string

            """
        #expect(try annotations().contains(union))
    }

    @Test("have each module once, with the tables around it that no file has")
    func modules() throws {
        let text = try #require(try SampleDescription.file("stdlib/annotations/legacy.shop.lua"))
        let head = """
            ---@class moonbook.module.legacy
            legacy = {}

            --- The older way.
            ---@class moonbook.module.legacy.shop
            legacy.shop = {}
            """
        #expect(text.contains(head))
        #expect(try annotations().contains("--- Shops and their shelves.\n---@class moonbook.module.shop\nshop = {}\n"))
        var sources = SampleDescription.sources
        sources["legacy.other.yaml"] = SampleDescription.legacy.replacing("LegacyUpdateShop", with: "LegacyUpdateOther")
            .replacing("legacy.shop", with: "legacy.other").replacing("ShopChanged", with: "OtherChanged")
        let files = try Pipeline.files(sources: sources).filter { $0.path.hasPrefix(GeneratedFolder.annotations) }
        #expect(files.filter { $0.content.contains("\nlegacy = {}\n") }.count == 1)
    }

    @Test("mark what is retiring, with what to use instead")
    func retiring() throws {
        let text = try #require(try SampleDescription.file("stdlib/annotations/legacy.shop.lua"))
        #expect(text.contains("---@deprecated use `shop.update`\n---@async\n"))
        #expect(text.contains("---@return moonbook.legacy.ShopChanged\n"))
    }
}
