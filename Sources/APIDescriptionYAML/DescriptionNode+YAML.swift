package import APIDescription

extension DescriptionNode {
    /// Reads a description file in YAML.
    ///
    /// - Parameters:
    ///   - text: The file's text.
    ///   - file: Its name, for messages.
    /// - Throws: ``DescriptionError`` with the line that is no YAML, or that uses what descriptions do without.
    package init(yaml text: String, file: String) throws {
        self = try YAMLReader(text, file: file).document()
    }
}
