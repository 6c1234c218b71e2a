// swift-tools-version: 6.2
import PackageDescription

// A program that runs runbooks. In a program of yours, the dependency has a URL instead of a path:
//
//     .package(url: "https://…/moonbook", from: "…")
let package = Package(
    name: "embedding",
    dependencies: [
        // Three modules of the API; without `traits` all of them.
        .package(name: "moonbook", path: "../../..", traits: ["Instance", "Proxy", "SQLFilter"])
    ],
    targets: [
        .executableTarget(
            name: "Embedding",
            dependencies: [
                .product(name: "Moonbook", package: "moonbook"),
                .product(name: "GaussDB", package: "moonbook"),
                .product(name: "GaussDBHTTP", package: "moonbook"),
            ]
        )
    ]
)
