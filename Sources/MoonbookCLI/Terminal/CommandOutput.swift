import ArgumentParser

/// What a command writes to standard output itself, without the console of a run.
enum CommandOutput {
    /// - Throws: `ExitCode` 141 when not all of it could be written.
    static func write(_ text: String) throws(ExitCode) {
        var output = OutputStream(descriptor: 1)
        output.write(text)
        try check(output)
    }

    /// - Throws: `ExitCode` 141 when something could not be written. The reason is said, unless a reader has just gone, as
    ///   `head` does: it has seen enough.
    static func check(_ output: OutputStream) throws(ExitCode) {
        guard let failure = output.failure else { return }
        if !failure.isBrokenPipe {
            var error = OutputStream(descriptor: 2)
            error.write("\(failure)\n")
        }
        throw ExitCode(ExitStatus.outputClosed.rawValue)
    }
}
