import GaussDB

/// Where in an operation a term was found.
struct SearchMatch: Sendable {
    enum Place: Int, Sendable {
        case name
        case id
        case argument
        case value
        case summary
        case answer
        case argumentText
        case details
        case answerText
        case rule

        /// How much a find here counts.
        var weight: Int {
            switch self {
            case .name: 100
            case .argument: 50
            case .value, .summary: 40
            case .answer: 25
            case .id, .argumentText: 20
            case .details: 15
            case .answerText: 8
            case .rule: 5
            }
        }

        /// The line with the operation's name and summary shows it already.
        var isInHeadline: Bool { self == .name || self == .summary }
    }

    var place: Place
    var fit: SearchTerm.Fit
    /// The path of the field, for example `nodes_read_weight[].weight`; the text for what is no field.
    var subject: String
    /// What the field means.
    var meaning = ""

    var score: Int { place.weight * fit.rawValue }
}

/// An operation that a search found.
struct OperationHit: Sendable {
    var operation: OperationDescriptor
    var score: Int
    /// Where it was found, best first, each field once.
    var matches: [SearchMatch]
}
