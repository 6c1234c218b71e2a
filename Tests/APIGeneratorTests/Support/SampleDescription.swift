@testable import APIGenerator

/// A small description with one of everything that is treated differently.
enum SampleDescription {
    static let sources = ["common.yaml": common, "legacy.shop.yaml": legacy, "shop.yaml": shop]

    /// The generated file at `path`, made from the sample with one change to `shop.yaml`.
    static func file(_ path: String, replacing old: String = "", with new: String = "") throws -> String? {
        try files(replacing: old, with: new).first { $0.path == path }?.content
    }

    static func files(replacing old: String = "", with new: String = "") throws -> [GeneratedFile] {
        var sources = sources
        if !old.isEmpty { sources["shop.yaml"] = shop.replacing(old, with: new, maxReplacements: 1) }
        return try Pipeline.files(sources: sources)
    }

    static let common = """
        components:
          schemas:
            Started:
              type: object
              description: A job was started.
              properties:
                job_id: { type: string, description: The job., x-aliases: [jobId] }
                anything: { description: Whatever it is. }
        """

    static let legacy = """
        info: { title: Shops (retiring), description: The older way. }
        paths:
          /v1/{project_id}/shops/{shop_id}:
            put:
              operationId: LegacyUpdateShop
              summary: Changes a shop.
              x-lua-name: legacy.shop.update
              x-section: "10.1.1"
              x-effect: change
              deprecated: true
              x-replaced-by: shop.update
              parameters:
                - { name: shop_id, in: path, required: true, description: The shop., schema: { type: string } }
              responses:
                "200":
                  description: Changed.
                  content:
                    application/json:
                      schema: { $ref: "#/components/schemas/ShopChanged" }
        components:
          schemas:
            ShopChanged:
              type: object
              description: What came of it.
              properties:
                result: { type: string, description: What came of it. }
        """

    static let shop = """
        openapi: 3.1.0
        info:
          title: Shops
          version: "1"
          description: Shops and their shelves.
        paths:
          /v3/{project_id}/shops/{shop_id}:
            parameters:
              - { name: project_id, in: path, required: true, schema: { type: string } }
              - name: shop_id
                in: path
                required: true
                description: The shop.
                schema: { type: string, pattern: "^[a-z]+$", examples: [corner] }
            put:
              operationId: UpdateShop
              summary: Changes a shop.
              description: Customers wait. See `shop.list_slow`.
              x-lua-name: shop.update
              x-section: "9.1.10"
              x-effect: change
              x-wait: { job: job_id }
              x-iam-action: shop:update
              x-constraints:
                - { ordered: [opens, closes], message: a shop opens before it closes }
              requestBody:
                required: true
                content:
                  application/json:
                    schema: { $ref: "#/components/schemas/ShopChange" }
              responses:
                "202":
                  description: Started.
                  content:
                    application/json:
                      schema: { $ref: "common.yaml#/components/schemas/Started" }
            delete:
              operationId: CloseShop
              summary: Closes a shop.
              x-lua-name: shop.close
              x-section: "9.1.11"
              x-effect: destroy
              x-watch: { read: shop.list_slow, with: { shop_id: shop_id }, at: "orders[id=shop_id].state", gone: true }
              responses:
                "200": { description: Closing. }
          /v3/{project_id}/shops/{shop_id}/orders:
            get:
              operationId: ListSlowOrders
              summary: Lists slow orders, see `shop.update`.
              x-lua-name: shop.list_slow
              x-section: "9.1.9"
              x-effect: read
              x-paging: { marker: orders, parameter: marker, member: id }
              parameters:
                - { name: shop_id, in: path, required: true, description: The shop., schema: { type: string } }
                - { name: marker, in: query, description: The last order of the page before., schema: { type: string } }
                - name: limit
                  in: query
                  description: How many orders.
                  schema: { type: integer, minimum: 1, maximum: 50, default: 10, x-unit: orders }
              responses:
                "200":
                  description: Orders.
                  content:
                    application/json:
                      schema: { $ref: "#/components/schemas/OrderList" }
          /v3/{project_id}/shops/{shop_id}/branches:
            post:
              operationId: OpenBranch
              summary: Opens a branch.
              x-lua-name: shop.open_branch
              x-swift-name: openBranch
              x-effect: change
              x-wait: { job: job_id, order: order_id }
              x-watch:
                read: shop.list_slow
                with: { shop_id: response.shop.id }
                at: shop.state
                until: [normal, quiet]
                fails: [broken]
              parameters:
                - { name: shop_id, in: path, required: true, description: The shop., schema: { type: string } }
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      type: object
                      required: [shop_id]
                      properties:
                        shop_id: { type: string, x-argument-name: branch_id, description: The branch. }
                        clone: { $ref: "#/components/schemas/Shelf", description: A shelf to copy. }
              responses:
                "201":
                  description: Opening.
                  content:
                    application/json:
                      schema:
                        type: object
                        description: A branch is being opened.
                        properties:
                          job_id: { type: string, description: The job. }
                          order_id: { type: string, description: The order. }
                          shop:
                            type: object
                            description: The branch.
                            properties:
                              id: { type: string, description: Its id. }
        components:
          schemas:
            Mood:
              type: string
              description: How a shop feels.
              enum: [good, NOT SO GOOD]
              x-open-enum: true
              x-enum-descriptions: { good: Fine. }
            ShopChange:
              type: object
              description: What to change.
              required: [name, rooms, mood]
              x-constraints:
                - when: [{ field: mood, equals: good }]
                  require: [opens]
                  message: a good shop is open
                - when: [{ field: opens, present: true }]
                  require: [shelf.width]
                - { excludes: { field: name, parts: ["~~"] } }
              properties:
                name:
                  type: string
                  minLength: 2
                  maxLength: 8
                  x-max-bytes: 8
                  description: The name.
                  examples: [Corner]
                rooms: { type: integer, minimum: 1, maximum: 9, x-unit: rooms, description: How many. }
                mood: { $ref: "#/components/schemas/Mood", default: good, description: Its mood. }
                secret: { type: string, x-sensitive: true, description: The code of the safe. }
                days: { type: string, pattern: "^[0-9]+$", x-accepts-scalars: true, x-unit: days, description: How long. }
                is_open: { type: string, enum: ["true", "false"], x-accepts-scalars: true, default: "false" }
                opens: { type: string, description: When it opens., examples: ["08:00"] }
                closes: { type: string, description: When it closes. }
                shelf: { $ref: "#/components/schemas/Shelf", description: The shelf. }
                default: { type: integer, enum: [1, 3], description: Which is meant. }
                tags: { type: array, minItems: 1, maxItems: 3, description: Labels., items: { type: string } }
            Shelf:
              type: object
              description: A shelf.
              x-constraints:
                - { multiple: { field: width, of: 5 } }
              properties:
                width: { type: number, description: How wide., minimum: 5, maximum: 90, multipleOf: 5, x-unit: cm }
                labels: { type: object, description: What is on it., additionalProperties: { type: string } }
            OrderList:
              type: object
              description: A page of orders.
              required: [orders]
              properties:
                orders: { type: array, description: The orders., items: { $ref: "#/components/schemas/Order" } }
                shop: { $ref: "#/components/schemas/ShopState", description: The shop. }
            ShopState:
              type: object
              description: How a shop is.
              properties:
                state: { type: string, description: Its state. }
            Order:
              type: object
              description: An order.
              properties:
                id: { type: string, description: Its id. }
                state: { $ref: "#/components/schemas/Mood" }
                shelf: { $ref: "#/components/schemas/Shelf", description: Where it is. }
        """
}
