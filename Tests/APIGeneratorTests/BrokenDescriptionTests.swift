import APIDescription
import Testing

@testable import APIGenerator

@Suite("A description that is wrong")
struct BrokenDescriptionTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let message: String

        init(_ old: String, _ new: String, _ message: String) {
            self.old = old
            self.new = new
            self.message = message
        }

        var testDescription: String { message }
    }

    static let mistakes = [
        Mistake("maxLength: 8", "maxlength: 8", "unknown key `maxlength`"),
        Mistake("x-unit: rooms", "x-unti: rooms", "unknown key `x-unti`"),
        Mistake("x-effect: change", "x-effect: burn", "the effect is read, change or destroy"),
        Mistake("      x-effect: change\n", "", "`x-effect` is missing"),
        Mistake("x-section: \"9.1.10\"", "x-section: nine", "not a section number"),
        Mistake("x-lua-name: shop.update", "x-lua-name: update", "a name such as `module.function` expected"),
        Mistake("x-wait: { job: job_id }", "x-wait: { patience: job_id }", "unknown key `patience`"),
        Mistake(
            "x-wait: { job: job_id, order: order_id }", "x-wait: { job: a, jobs: b }", "first a job and then an order"),
        Mistake(
            "x-wait: { job: job_id, order: order_id }", "x-wait: { order: a, job: b }", "first a job and then an order"),
        Mistake("marker: orders, parameter: marker, member: id", "pages: orders", "unknown key `pages`"),
        Mistake("marker: orders, parameter: marker, member: id", "marker: orders", "`parameter` is missing"),
        Mistake("marker: orders, parameter: marker", "offset: orders, parameter: marker", "only `marker` has details"),
        Mistake(", gone: true", ", gone: false", "nothing would end the wait"),
        Mistake("read: shop.list_slow", "look: shop.list_slow", "unknown key `look`"),
        Mistake("x-argument-name: branch_id, ", "", "two arguments are called `shop_id`"),
        Mistake(
            "labels: { type: object", "labels: { x-argument-name: marks, type: object",
            "only members of the body itself can have one"),
        Mistake("\"202\":", "\"404\":", "UpdateShop documents no success"),
        Mistake("type: integer", "type: whole", "unknown type `whole`"),
        Mistake("schemas/Shelf\"", "schemas/Board\"", "points to nothing"),
        Mistake("required: [name, rooms, mood]", "required: [name, room]", "`room` is required but not described"),
        Mistake(
            "name: limit\n          in: query", "name: limit\n          in: cookie",
            "a parameter is in the path, the query or a header"),
        Mistake("- name: shop_id", "- name: store_id", "must be in the path and among the parameters"),
        Mistake("{ good: Fine. }", "{ fine: Fine. }", "`fine` is described but not listed"),
        Mistake("ordered: [opens, closes]", "ordered: [opens]", "`ordered` takes two fields"),
        Mistake("ordered: [opens, closes]", "before: [opens, closes]", "unknown rule `before`"),
        Mistake("equals: good", "like: good", "unknown key `like`"),
        Mistake("present: true", "present: false", "`present` can only be true"),
        Mistake("require: [opens]", "require: [nothing_of_the_kind]", "`nothing_of_the_kind` names nothing"),
        Mistake("parts: [\"~~\"]", "parts: [\"~ ~\"]", "a part cannot contain a space"),
        Mistake("x-sensitive: true", "x-sensitive: yes", "`true` or `false` expected, not `yes`"),
        Mistake("operationId: CloseShop", "operationId: UpdateShop", "two operations are called `UpdateShop`"),
        Mistake("x-section: \"9.1.11\"", "deprecated: true", "`deprecated` and `x-replaced-by` belong together"),
        Mistake(
            "items: { $ref: \"#/components/schemas/Order\" }", "items: { $ref: \"#/components/schemas/OrderList\" }",
            "object OrderList contains itself"),
        Mistake("x-open-enum: true", "$ref: \"#/components/schemas/Mood\"", "a circle of references"),
    ]

    @Test("is refused with the reason and the file", arguments: mistakes)
    func isRefused(mistake: Mistake) throws {
        #expect(SampleDescription.shop.contains(mistake.old), "the sample has changed")
        let error = #expect(throws: DescriptionError.self) {
            try SampleDescription.files(replacing: mistake.old, with: mistake.new)
        }
        #expect(error?.description.contains(mistake.message) == true, "\(error?.description ?? "")")
        #expect(error?.file == "shop.yaml")
    }

    @Test("is refused with the line that is wrong")
    func namesTheLine() throws {
        let lines = SampleDescription.shop.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0.contains("maxLength: 8") })
        let error = #expect(throws: DescriptionError.self) {
            try SampleDescription.files(replacing: "maxLength: 8", with: "maxlength: 8")
        }
        #expect(error?.line == line + 1)
        #expect(error?.description.hasPrefix("shop.yaml:\(line + 1): ") == true)
    }

    @Test("is refused when it is no YAML, or empty", arguments: ["a: [b", "", "? [a]\n: b"])
    func refusesNonsense(text: String) {
        #expect(throws: DescriptionError.self) { try Pipeline.files(sources: ["shop.yaml": text]) }
    }

    @Test("is refused when it uses aliases of YAML: what a reader would take them for is not said in OpenAPI")
    func refusesAliases() {
        let error = #expect(throws: DescriptionError.self) {
            try Pipeline.files(sources: ["shop.yaml": "a: &anchor { b: c }\nd: *anchor\n"])
        }
        #expect(error?.description.contains("aliases") == true, "\(error?.description ?? "")")
    }

    @Test(
        "is refused when it uses tags of YAML, which would be passed over",
        arguments: [
            "a: !!int \"5\"", "a: !!str x", "a: !ours x", "a: ! x", "a: !!map { b: c }", "!!str a: b", "a: !!seq [b]",
        ])
    func refusesTags(text: String) {
        let error = #expect(throws: DescriptionError.self) { try Pipeline.files(sources: ["shop.yaml": text]) }
        #expect(error?.message.contains("tags of YAML are not used here") == true, "\(error?.description ?? "")")
        #expect(error?.line == 1)
    }

    @Test("is refused when two files give one name to two things")
    func refusesClashes() throws {
        var sources = SampleDescription.sources
        sources["other.yaml"] = SampleDescription.legacy.replacing("LegacyUpdateShop", with: "UpdateOther")
            .replacing("legacy.shop.update", with: "other.update").replacing("ShopChanged", with: "Order")
        let error = #expect(throws: DescriptionError.self) { try Pipeline.files(sources: sources) }
        #expect(error?.description.contains("rename one") == true, "\(error?.description ?? "")")
    }
}
