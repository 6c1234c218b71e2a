import APIDescription

extension OperationDescription {
    /// Empty for an operation that the reference does not have.
    var sectionSentence: String {
        section > .none ? "Section \(section) of the API reference." : ""
    }
}
