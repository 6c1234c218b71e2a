/// What to do when the service refuses a call because another operation is running on the resource.
///
/// Such a refusal did nothing, so the call may be repeated whatever its effect.
public struct BusyPolicy: Sendable, Hashable {
    /// How long to go on repeating, in the service's time. Nil gives up at once.
    public var waitsWhenBusy: Duration?
    /// The pause between two repetitions, in the service's time; up to a fifth is added at random so that several
    /// waiting calls do not arrive together. 10 s unless set.
    public var interval: Duration

    public init(waitsWhenBusy: Duration? = nil, interval: Duration = .seconds(10)) {
        self.waitsWhenBusy = waitsWhenBusy
        self.interval = interval
    }
}
