#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A thread for work that blocks in the operating system and must not hold one of the few that run tasks.
enum DetachedThread {
    static func start(_ body: @escaping @Sendable () -> Void) throws(SystemFailure) {
        final class Box: Sendable {
            let body: @Sendable () -> Void
            init(_ body: @escaping @Sendable () -> Void) { self.body = body }
        }
        let box = Unmanaged.passRetained(Box(body))
        #if canImport(Darwin)
        var thread: pthread_t?
        let code = pthread_create(
            &thread, nil,
            { context in
                Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body()
                return nil
            }, box.toOpaque())
        #else
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { context in
                // Never nil: it is the box below.
                Unmanaged<Box>.fromOpaque(context!).takeRetainedValue().body()
                return nil
            }, box.toOpaque())
        #endif
        guard code == 0 else {
            box.release()
            throw SystemFailure(doing: "cannot start a thread", code: code)
        }
        #if canImport(Darwin)
        if let thread { pthread_detach(thread) }
        #else
        pthread_detach(thread)
        #endif
    }
}
