#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// A thread for a system call that blocks, so that the few threads which run tests stay free.
enum Thread {
    private final class Box: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    static func start(_ body: @escaping @Sendable () -> Void) throws {
        let box = Unmanaged.passRetained(Box(body))
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { context in
                // The argument is the box above, never nil.
                Unmanaged<Box>.fromOpaque(context!).takeRetainedValue().body()
                return nil
            }, box.toOpaque())
        guard code == 0 else {
            box.release()
            throw Child.Failure(description: "cannot start a thread: \(String(cString: strerror(code)))")
        }
        pthread_detach(thread)
    }
}
