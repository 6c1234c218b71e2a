/// One entry of a catalogue that is kept as text.
///
/// A line at the margin is the head, words with single spaces between; the indented lines below it are sentences:
///
/// ```
/// DBS.200019 409 busy
///   Another operation holds the instance.
/// ```
///
/// The catalogues are text and not array or dictionary literals, because the compiler takes minutes for large ones. They
/// are parts of the program, and tests read each as a whole.
struct CatalogueRecord {
    let head: [String]
    let sentences: [String]

    static func all(in text: StaticString) -> [CatalogueRecord] {
        var records: [CatalogueRecord] = []
        var head: [String] = []
        var sentences: [String] = []
        for line in text.description.split(separator: "\n") {
            if line.hasPrefix("  ") {
                sentences.append(String(line.dropFirst(2)))
                continue
            }
            if !head.isEmpty { records.append(CatalogueRecord(head: head, sentences: sentences)) }
            head = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            sentences = []
        }
        if !head.isEmpty { records.append(CatalogueRecord(head: head, sentences: sentences)) }
        return records
    }
}
