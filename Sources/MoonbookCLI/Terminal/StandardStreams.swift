#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Standard input, output and error as the program was started with them.
enum StandardStreams {
    /// Opens those that are closed on nothing.
    ///
    /// Otherwise the next file or pipe to be opened would get one of their numbers, and what the script prints would end
    /// up in it.
    static func openMissing() {
        for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
            // The lowest free number is taken, which is this one: those below are open.
            _ = open("/dev/null", O_RDWR)
        }
    }
}
