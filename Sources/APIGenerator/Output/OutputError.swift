/// The generator cannot do what it was asked to.
struct OutputError: Error, CustomStringConvertible {
    let description: String
}
