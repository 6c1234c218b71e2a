/// A section number of the API reference, for example `4.7.10`, which comes after `4.7.8`.
struct Section: Comparable, CustomStringConvertible {
    let description: String
    private let numbers: [Int]

    /// Nil when `text` is not numbers joined by dots.
    init?(_ text: String) {
        var numbers: [Int] = []
        for part in text.split(separator: ".", omittingEmptySubsequences: false) {
            guard let number = Int(part), number >= 0 else { return nil }
            numbers.append(number)
        }
        self.numbers = numbers
        description = text
    }

    static func < (left: Section, right: Section) -> Bool {
        left.numbers.lexicographicallyPrecedes(right.numbers)
    }
}
