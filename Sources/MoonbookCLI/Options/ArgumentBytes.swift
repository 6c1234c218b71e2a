/// The words of the command line as the system hands them over. Swift's own list has every byte that is not UTF-8 replaced,
/// so that another name would be sent than the one that was written.
enum ArgumentBytes {
    static var current: [[UInt8]] {
        (0..<Int(CommandLine.argc)).compactMap { index in
            CommandLine.unsafeArgv[index].map { word in
                var bytes: [UInt8] = []
                var next = word
                while next.pointee != 0 {
                    bytes.append(UInt8(bitPattern: next.pointee))
                    next += 1
                }
                return bytes
            }
        }
    }

    /// What is wrong with the first word that is not UTF-8; nil when all are.
    ///
    /// - Parameter words: With the program's own name in front, which may be anything.
    static func problem(in words: [[UInt8]]) -> String? {
        for (number, word) in words.enumerated().dropFirst() where String(validating: word, as: UTF8.self) == nil {
            // The word itself may be a secret that stands in the wrong place.
            let before = number > 1 ? String(validating: words[number - 1], as: UTF8.self) : nil
            let place = before.map { " behind `\($0.singleLine)`" } ?? ""
            return "argument \(number)\(place) is not UTF-8; names and values are taken in UTF-8 only"
        }
        return nil
    }
}
