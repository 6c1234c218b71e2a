import Testing

@testable import APIGenerator

@Suite("Reference pages")
struct ReferenceTests {
    private func page() throws -> String {
        try #require(try SampleDescription.file("docs/reference/shop.md"))
    }

    @Test(
        "say how to call, what is allowed and what comes back",
        arguments: [
            "| `name` | string | yes | 2 to 8 characters, at most 8 bytes in UTF-8 |  |  | The name. |",
            "| `rooms` | integer | yes | 1 to 9 rooms |  | rooms | How many. |",
            "| `mood` | string |  | for example `good` (fine), `NOT SO GOOD` | `\"good\"` |  | Its mood. |",
            "| `secret` | string |  |  |  |  | The code of the safe. Never shown or logged. |",
            "| `is_open` | boolean or string |  | `true`, `false` | `false` |  |  |",
            "| `shelf` | [Shelf](#shelf-object) |  |  |  |  | The shelf. |",
            "| `width` | number | 5 to 90 cm, in steps of 5 | cm | How wide. |",
            "- When `mood` is `good`, `opens` is required: a good shop is open.",
            "- Permission: `shop:update`",
            "- Section of the API reference: 9.1.10",
            "- Effect: destroys something; it cannot be undone",
            "- Pages: one call gives one page of `orders`; `shop.each_slow` goes through all, `shop.all_slow` collects them",
        ])
    func facts(line: String) throws {
        #expect(try page().split(separator: "\n").contains(Substring(line)))
    }

    @Test(
        "say how to wait",
        arguments: [
            "- Wait: starts a job, named in `job_id`; `:wait()` on the result waits until it ends",
            "- Wait: starts a job, named in `job_id`; `:wait()` on the result waits until it ends; with an order, named in "
                + "`order_id`, instead of a job, `:wait()` on the result looks with "
                + "[`shop.list_slow`](shop.md#shoplist_slow) until `shop.state` is `normal` or `quiet`, and fails when it is "
                + "`broken`",
            "- Wait: goes on after the answer; `:wait()` on the result looks with "
                + "[`shop.list_slow`](shop.md#shoplist_slow) until it is gone",
        ])
    func waiting(line: String) throws {
        #expect(try page().split(separator: "\n").contains(Substring(line)))
    }

    @Test("have a section only for operations of the service's reference")
    func section() throws {
        let part = try #require(try page().split(separator: "\n## ").first { $0.hasPrefix("shop.open_branch") })
        #expect(!part.contains("Section of the API reference"))
    }

    @Test("have retiring modules at the end of the index, with what to use instead")
    func index() throws {
        let text = try #require(try SampleDescription.file("docs/reference/README.md"))
        let end = """
            ## Retiring

            Operations that the service is going to switch off, and what to use instead. In Swift they are in the namespace `Legacy`.

            ### [Shops (retiring)](legacy.shop.md)

            The older way.

            | Operation | What it does | Use instead | Effect | Section |
            |---|---|---|---|---|
            | [`legacy.shop.update`](legacy.shop.md#legacyshopupdate) | Changes a shop. | [`shop.update`](shop.md#shopupdate) | change | 10.1.1 |

            """
        #expect(text.hasSuffix(end))
        #expect(text.contains("| Lists slow orders, see [`shop.update`](shop.md#shopupdate). |"))
    }

    @Test("have links that lead to headings")
    func links() throws {
        #expect(ReferenceLinks(try SampleDescription.files()).dangling == [])
        let text = try SampleDescription.files().map { file in
            GeneratedFile(path: file.path, content: file.content.replacing("## shop.update\n", with: "## Other\n"))
        }
        #expect(ReferenceLinks(text).dangling.contains("docs/reference/shop.md: shop.md#shopupdate"))
    }

    @Test("have tables without the columns that nothing stands in, and with bars escaped")
    func tables() {
        #expect(
            MarkdownText.table(["A", "B", "C"], [["a|b", "", "c"], ["", "", ""]])
                == ["| A | C |", "|---|---|", "| a\\|b | c |", "|  |  |"])
    }
}
