/// Words of command lines that are shown to be copied.
enum ShellWord {
    /// A word as a POSIX shell reads it back unchanged.
    static func quoted(_ word: String) -> String {
        let isPlain =
            !word.isEmpty
            && word.allSatisfy { character in
                character.isASCII && (character.isLetter || character.isNumber || "-_./:=@%+,".contains(character))
            }
        guard !isPlain else { return word }
        return "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
