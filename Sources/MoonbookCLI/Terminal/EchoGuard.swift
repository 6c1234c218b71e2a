import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Hides what is typed, and brings the terminal back however the program ends.
enum EchoGuard {
    /// The terminal's settings from before; nil while nothing is hidden.
    private static let saved = Mutex<termios?>(nil)

    /// - Returns: False when standard input is not a terminal.
    static func hide() -> Bool {
        saved.withLock { saved in
            var settings = termios()
            guard tcgetattr(0, &settings) == 0 else { return false }
            if saved == nil { saved = settings }
            settings.c_lflag &= ~tcflag_t(ECHO)
            settings.c_lflag |= tcflag_t(ECHONL)
            // Not TCSAFLUSH: it would throw away an answer that was typed already.
            return tcsetattr(0, TCSADRAIN, &settings) == 0
        }
    }

    static func restore() {
        saved.withLock { saved in
            guard var settings = saved else { return }
            tcsetattr(0, TCSADRAIN, &settings)
            saved = nil
        }
    }

    /// After the program was stopped and continued: a shell puts its own settings in place in between.
    static func hideAgainIfHidden() {
        if saved.withLock({ $0 != nil }) { _ = hide() }
    }
}
