#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A thread of its own that runs the jobs of one actor, in order.
///
/// A Lua state belongs to one thread while it computes, and a script may compute for long: on the shared pool, which has
/// as many threads as the machine has cores, two such scripts would stop everything else.
final class ThreadExecutor: SerialExecutor {
    private let queue: JobQueue

    init() {
        let queue = JobQueue()
        self.queue = queue
        let thread = startThread(stackSize: 16 << 20) {
            queue.runUntilStopped()
        }
        queue.setThread(thread)
    }

    deinit {
        queue.stop()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        queue.append(UnownedJob(job), for: asUnownedSerialExecutor())
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }

    func checkIsolated() {
        precondition(queue.isCurrentThread, "this code belongs to another thread than the one of its run")
    }
}

/// Jobs in order, handed from any thread to one.
///
/// `@unchecked`: `jobs`, `isStopped` and `thread` are only touched under `mutex`.
private final class JobQueue: @unchecked Sendable {
    private typealias Entry = (job: UnownedJob, executor: UnownedSerialExecutor)

    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>
    private var jobs: [Entry] = []
    private var isStopped = false
    private var thread: pthread_t?

    init() {
        mutex = .allocate(capacity: 1)
        condition = .allocate(capacity: 1)
        mutex.initialize(to: pthread_mutex_t())
        condition.initialize(to: pthread_cond_t())
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    func append(_ job: UnownedJob, for executor: UnownedSerialExecutor) {
        pthread_mutex_lock(mutex)
        jobs.append((job, executor))
        pthread_cond_signal(condition)
        pthread_mutex_unlock(mutex)
    }

    func stop() {
        pthread_mutex_lock(mutex)
        isStopped = true
        pthread_cond_signal(condition)
        pthread_mutex_unlock(mutex)
    }

    func setThread(_ thread: pthread_t) {
        pthread_mutex_lock(mutex)
        self.thread = thread
        pthread_mutex_unlock(mutex)
    }

    var isCurrentThread: Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return thread.map { pthread_equal($0, pthread_self()) != 0 } ?? false
    }

    func runUntilStopped() {
        var batch: [Entry] = []
        while true {
            pthread_mutex_lock(mutex)
            while jobs.isEmpty && !isStopped { pthread_cond_wait(condition, mutex) }
            swap(&batch, &jobs)
            pthread_mutex_unlock(mutex)
            // Stopped and nothing left: the actor is gone, so no job can come any more.
            if batch.isEmpty { return }
            for entry in batch { entry.job.runSynchronously(on: entry.executor) }
            batch.removeAll(keepingCapacity: true)
        }
    }
}

/// Starts a detached thread that runs `body` once.
private func startThread(stackSize: Int, _ body: @escaping @Sendable () -> Void) -> pthread_t {
    let box = Unmanaged.passRetained(Box(body))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stackSize)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    defer { pthread_attr_destroy(&attributes) }
    #if canImport(Darwin)
    var thread: pthread_t?
    let status = pthread_create(
        &thread, &attributes,
        { context in
            Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body()
            return nil
        }, box.toOpaque())
    #else
    var thread = pthread_t()
    let status = pthread_create(
        &thread, &attributes,
        { context in
            // The argument is the one handed over below, never nil.
            if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body() }
            return nil
        }, box.toOpaque())
    #endif
    // Out of threads or memory: nothing useful can be done without the thread, and no caller could go on either.
    precondition(status == 0, "the system refused a thread for a run: \(String(cString: strerror(status)))")
    #if canImport(Darwin)
    return thread!
    #else
    return thread
    #endif
}

private final class Box {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
