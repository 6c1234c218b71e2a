import Testing

@testable import APIGenerator

@Suite("Operations in Swift")
struct SwiftOperationTests {
    private func operations() throws -> String {
        try #require(try SampleDescription.file("Sources/GaussDB/Generated/shop.operations.swift"))
    }

    @Test("are a type and a method of the client, compiled with the trait of their module")
    func operation() throws {
        let type = """
            /// Changes a shop.
            ///
            /// Section 9.1.10 of the API reference.
            public enum UpdateShop: Operation {
                public typealias Input = UpdateShopRequest
                public typealias Output = Started
                public static let descriptor = Catalogue.shared.described("UpdateShop")
            }
            """
        let method = """
                /// Changes a shop.
                ///
                /// Customers wait. See `shop.list_slow`.
                ///
                /// Needs the permission `shop:update`.
                ///
                /// `PUT /v3/{project_id}/shops/{shop_id}`, section 9.1.10 of the API reference; `shop.update` in scripts.
                ///
                /// - Parameters:
                ///   - input: The arguments.
                ///   - options: What is different for this one call.
                /// - Returns: A job was started.
                /// - Throws: ``GaussDBError``.
                @discardableResult
                public func updateShop(
                    _ input: UpdateShopRequest, options: CallOptions = CallOptions()
                ) async throws -> Response<Started> {
                    try await send(UpdateShop.self, input, options: options)
                }
            """
        let text = try operations()
        #expect(text.contains("\n#if Shop\n"))
        #expect(text.hasSuffix("\n#endif\n"))
        #expect(text.contains(type))
        #expect(text.contains(method))
    }

    @Test("with pages say where the items are, and have a method that goes through them")
    func pages() throws {
        let type = """
            public enum ListSlowOrders: PagedOperation {
                public typealias Input = ListShopSlowRequest
                public typealias Output = OrderList
                public static let descriptor = Catalogue.shared.described("ListSlowOrders")
                public static func items(of output: Output) -> [Order] {
                    output.orders ?? []
                }
            }
            """
        let method = """
                public func listShopSlowPaginated(
                    _ input: ListShopSlowRequest, options: CallOptions = CallOptions()
                ) -> Pages<ListSlowOrders> {
                    pages(ListSlowOrders.self, input, options: options)
                }
            """
        #expect(try operations().contains(type))
        #expect(try operations().contains(method))
    }

    @Test("that were added to the reference's have no section, and a name of their own if they want")
    func withoutSection() throws {
        let text = try operations()
        #expect(text.contains("/// Opens a branch.\npublic enum OpenBranch: Operation {"))
        #expect(
            text.contains("    /// `POST /v3/{project_id}/shops/{shop_id}/branches`; `shop.open_branch` in scripts.\n"))
        #expect(text.contains("public func openBranch("))
    }

    @Test("answer emptily where no body is documented")
    func emptyAnswer() throws {
        #expect(
            try operations().contains(
                "public enum CloseShop: Operation {\n    public typealias Input = CloseShopRequest\n    public typealias Output = EmptyResponse\n"
            ))
    }

    @Test("that are retiring have a namespace and a client, and name what to use")
    func retiring() throws {
        let text = try #require(try SampleDescription.file("Sources/GaussDB/Generated/legacy.shop.operations.swift"))
        let type = """
            #if Legacy
            extension Legacy {
                /// Changes a shop.
                ///
                /// Section 10.1.1 of the API reference.
                @available(*, deprecated, message: "Retiring: use updateShop(_:options:).")
                public enum UpdateShop: Operation {
                    public typealias Input = UpdateShopRequest
                    public typealias Output = Legacy.ShopChanged
                    public static let descriptor = Catalogue.shared.described("LegacyUpdateShop")
                }
            }

            extension LegacyClient {
            """
        let method = """
                /// - Throws: ``GaussDBError``.
                @available(*, deprecated, message: "Retiring: use updateShop(_:options:).")
                @discardableResult
                public func updateShop(
                    _ input: Legacy.UpdateShopRequest, options: CallOptions = CallOptions()
                ) async throws -> Response<Legacy.ShopChanged> {
            """
        #expect(text.contains(type))
        #expect(text.contains("    /// Retiring: use ``Client/updateShop(_:options:)``.\n"))
        #expect(text.contains(method))
        let models = try #require(try SampleDescription.file("Sources/GaussDB/Generated/legacy.shop.models.swift"))
        #expect(models.contains("extension Legacy {\n"))
        #expect(models.contains("    public struct ShopChanged: ResponseModel {\n"))
    }

    @Test("are listed as types for the tests that walk them, the deprecated ones behind a protocol")
    func list() throws {
        let text = try #require(try SampleDescription.file("Tests/GaussDBTests/Generated/OperationTypes.swift"))
        #expect(
            text.contains(
                "        OpenBranch.self,\n        ListSlowOrders.self,\n        UpdateShop.self,\n        CloseShop.self,\n    ]\n"
            ))
        #expect(text.contains("    @available(*, deprecated)\n"))
        #expect(text.contains("            Legacy.UpdateShop.self,\n"))
    }

    @Test(
        "have methods that read like sentences",
        arguments: [
            ("proxy.create", "createProxy"), ("instance.add_nodes", "addInstanceNodes"),
            ("instance.list", "listInstances"),
            ("sqlfilter.set_rules", "setSQLFilterRules"), ("job.get", "getJob"), ("proxy.list", "listProxies"),
            ("htap.starrocks.create_user", "createStarRocksUser"), ("legacy.proxy.get", "getProxy"),
        ])
    func methodNames(luaName: String, method: String) throws {
        let text = try #require(
            try SampleDescription.file(
                "Sources/GaussDB/Generated/shop.operations.swift", replacing: "x-lua-name: shop.close",
                with: "x-lua-name: \(luaName)"))
        #expect(text.contains("public func \(method)("))
    }

    @Test(
        "are compiled with the trait of their file",
        arguments: [
            ("proxy", "Proxy"), ("legacy.proxy", "Legacy"), ("htap", "HTAP"), ("htap.starrocks", "StarRocks"),
            ("sqlfilter", "SQLFilter"), ("common", nil), ("job", nil),
        ])
    func traits(file: String, trait: String?) {
        #expect(Trait.name(of: file) == trait)
    }
}
