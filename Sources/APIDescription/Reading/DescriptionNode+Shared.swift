import JSONWire

extension DescriptionNode {
    /// What all description files share, under the name by which they refer to it.
    package static let sharedName = "common.yaml"

    /// `common.yaml`, as it was when the program was built.
    ///
    /// - Throws: `JSONError` when the generated text is damaged, which is an error of the build.
    package static func shared() throws -> DescriptionNode {
        try DescriptionNode(JSONValue(parsing: SharedComponents.text.withUTF8Buffer { Array($0) }))
    }
}
