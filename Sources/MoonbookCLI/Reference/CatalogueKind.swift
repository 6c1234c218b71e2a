import GaussDB
import JSONWire

/// The lists besides the operations that the reference has. The raw value is the name that users and `ServiceCatalogues` know.
enum CatalogueKind: String, CaseIterable, Sendable {
    case errors
    case metrics
    case regions
    case permissions = "iam_actions"

    /// What it lists, for headings.
    var title: String {
        switch self {
        case .errors: "Error codes"
        case .metrics: "Metrics"
        case .regions: "Regions"
        case .permissions: "IAM actions"
        }
    }

    /// One of it.
    var noun: String {
        switch self {
        case .errors: "error code"
        case .metrics: "metric"
        case .regions: "region"
        case .permissions: "IAM action"
        }
    }

    var entries: [CatalogueEntry] {
        switch self {
        case .errors: ErrorCodeTable.all.map(CatalogueEntry.error)
        case .metrics: MetricCatalogue.all.map(CatalogueEntry.metric)
        case .regions: RegionTable.all.map(CatalogueEntry.region)
        case .permissions: IAMActionCatalogue.all.map(CatalogueEntry.permission)
        }
    }

    /// The list as data.
    var json: JSONValue { ServiceCatalogues.json(rawValue) ?? .null }
}

/// One entry of a list.
enum CatalogueEntry: Sendable {
    case error(ErrorCodeEntry)
    case metric(Metric)
    case region(Region)
    case permission(IAMAction)

    static var all: [CatalogueEntry] { CatalogueKind.allCases.flatMap(\.entries) }

    var kind: CatalogueKind {
        switch self {
        case .error: .errors
        case .metric: .metrics
        case .region: .regions
        case .permission: .permissions
        }
    }

    /// What it is found by.
    var key: String {
        switch self {
        case .error(let entry): entry.code
        case .metric(let metric): metric.id
        case .region(let region): region.id
        case .permission(let action): action.name
        }
    }

    /// What it is, in one line.
    var headline: String {
        switch self {
        case .error(let entry): entry.explanation
        case .metric(let metric): metric.name + (metric.unit.map { ", in \($0)" } ?? "")
        case .region(let region): [region.name, region.chineseName].compactMap(\.self).joined(separator: ", ")
        case .permission(let action): action.explanation
        }
    }

    /// What else can be searched.
    var texts: [String] {
        switch self {
        case .error(let entry): [entry.class.rawValue, entry.hint]
        case .metric(let metric): [metric.explanation]
        case .region(let region): [region.endpoint.host]
        case .permission(let action): action.operations + action.grants.map(\.explanation)
        }
    }

    /// The entry as data.
    var json: JSONValue { kind.json[key] ?? .null }
}
