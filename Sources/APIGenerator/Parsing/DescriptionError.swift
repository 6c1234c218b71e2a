/// Something in a description file that the generator does not understand.
struct DescriptionError: Error, CustomStringConvertible {
    let file: String
    /// Line of the file, where known.
    let line: Int?
    let message: String

    var description: String {
        line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
    }
}
