#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A thread of its own, for what has to happen while all others are busy. (A task might never get a turn: scripts that
/// do not end hold the pool's threads.)
final class OtherThread {
    private var thread: pthread_t

    init(_ body: @escaping @Sendable () -> Void) {
        let body = Unmanaged.passRetained(Body(body)).toOpaque()
        #if canImport(Darwin)
        var created: pthread_t?
        let status = pthread_create(
            &created, nil,
            { pointer in
                Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run()
                return nil
            }, body)
        guard status == 0, let created else { preconditionFailure("cannot start a thread") }
        thread = created
        #else
        thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { pointer in
                // The argument is the body given below.
                Unmanaged<Body>.fromOpaque(pointer!).takeRetainedValue().run()
                return nil
            }, body)
        guard status == 0 else { preconditionFailure("cannot start a thread") }
        #endif
    }

    func join() {
        pthread_join(thread, nil)
    }

    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }
}
