import GaussDB

/// The page for whatever was asked.
struct ReferencePages {
    let catalogue: Catalogue
    /// How much of what a search finds is shown.
    let limit: Int

    func write(_ topic: ReferenceTopic, _ page: inout Page) {
        switch topic {
        case .overview: ModulePages(catalogue: catalogue).overview(&page)
        case .module(let name): ModulePages(catalogue: catalogue).module(name, &page)
        case .operation(let operation): OperationPage(operation: operation).write(&page)
        case .list(let kind): CataloguePages().list(kind, &page)
        case .entry(let entry): CataloguePages().entry(entry, &page)
        case .results(let results): ResultsPage(results: results, limit: limit).write(&page)
        case .nothing: break
        }
    }
}
