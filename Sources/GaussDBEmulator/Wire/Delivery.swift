import GaussDB

/// How an answer reaches the caller.
enum Delivery {
    case now(WireResponse)
    /// Held back for this long, in the emulator's time.
    case later(Duration, WireResponse)
    /// Not at all: the connection breaks.
    case never

    /// The answer that will arrive.
    var response: WireResponse? {
        switch self {
        case .now(let response), .later(_, let response): response
        case .never: nil
        }
    }

    func changing(_ change: (inout WireResponse) -> Void) -> Delivery {
        switch self {
        case .now(var response):
            change(&response)
            return .now(response)
        case .later(let delay, var response):
            change(&response)
            return .later(delay, response)
        case .never: return .never
        }
    }
}
