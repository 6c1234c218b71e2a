#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A moment of the calendar, to the second, in UTC: what signatures, `Date` headers and tokens speak of.
///
/// For measuring how long something takes use a ``ServiceClock``: this one may jump.
public struct Timestamp: Sendable, Hashable, Comparable {
    /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public var secondsSince1970: Int64

    public init(secondsSince1970: Int64) {
        self.secondsSince1970 = secondsSince1970
    }

    /// The machine's idea of now.
    public static func now() -> Timestamp {
        Timestamp(secondsSince1970: Int64(time(nil)))
    }

    /// The moment `duration` later, whole seconds only.
    public func advanced(by duration: Duration) -> Timestamp {
        Timestamp(secondsSince1970: secondsSince1970 + duration.components.seconds)
    }

    /// How much later `other` is; negative when it is earlier.
    public func duration(to other: Timestamp) -> Duration {
        .seconds(other.secondsSince1970 - secondsSince1970)
    }

    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.secondsSince1970 < right.secondsSince1970
    }
}
