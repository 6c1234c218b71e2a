/// Something in a description file that the generator does not understand.
package struct DescriptionError: Error, CustomStringConvertible {
    package let file: String
    /// Line of the file, where known.
    package let line: Int?
    package let message: String

    package init(file: String, line: Int?, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    package var description: String {
        line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
    }
}
