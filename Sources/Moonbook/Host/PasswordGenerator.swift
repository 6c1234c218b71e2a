import GaussDB

/// Passwords that the service's rule accepts: letters of both cases, digits and symbols, 8 to 32 characters.
enum PasswordGenerator {
    // Look-alikes are left out: a password may have to be read aloud. The symbols are those the reference allows, without
    // the ones that shells and connection strings treat specially.
    private static let lower = Array("abcdefghijkmnpqrstuvwxyz")
    private static let upper = Array("ABCDEFGHJKLMNPQRSTUVWXYZ")
    private static let digits = Array("23456789")
    private static let symbols = Array("~^*-_=+,")

    /// - Parameter length: 8 to 32.
    static func generate(length: Int) -> Secret {
        var generator = SystemRandomNumberGenerator()
        let sets = [lower, upper, digits, symbols]
        var characters = sets.compactMap { $0.randomElement(using: &generator) }
        let all = sets.flatMap(\.self)
        while characters.count < length {
            if let next = all.randomElement(using: &generator) { characters.append(next) }
        }
        characters.shuffle(using: &generator)
        // A symbol or digit in front is refused by some of the service's consoles.
        if let letter = characters.firstIndex(where: \.isLetter) { characters.swapAt(0, letter) }
        return Secret(String(characters))
    }
}
