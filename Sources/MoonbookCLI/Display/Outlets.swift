/// The two streams that a presenter's writes go to.
struct Outlets: Sendable {
    var output: OutputStream
    var error: OutputStream

    /// Never waits for a reader: what does not fit is lost.
    var dropsWhenFull: Bool {
        get { output.dropsWhenFull }
        set {
            output.dropsWhenFull = newValue
            error.dropsWhenFull = newValue
        }
    }

    /// Neighbouring writes to the same stream go out in one system call, so that a redraw does not flicker.
    mutating func write(_ writes: [Write]) {
        var pending: Write?
        for write in writes {
            if let joined = pending?.joined(with: write) {
                pending = joined
            } else {
                flush(pending)
                pending = write
            }
        }
        flush(pending)
    }

    private mutating func flush(_ write: Write?) {
        switch write {
        case .output(let text): output.write(text)
        case .error(let text): error.write(text)
        case nil: break
        }
    }
}

extension Write {
    /// Both as one; nil when they go to different streams.
    fileprivate func joined(with next: Write) -> Write? {
        switch (self, next) {
        case (.output(let first), .output(let second)): .output(first + second)
        case (.error(let first), .error(let second)): .error(first + second)
        default: nil
        }
    }
}
