import GaussDB

/// Finds out how fast time passes at an address.
///
/// An emulator says in a header of each of its answers how many of its seconds pass in one. Waiting and polling then
/// happen in its time. Only addresses of this machine are asked: nowhere else is an emulator.
struct ServiceClockProbe: Sendable {
    static let header = "X-Emulator-Speed"

    var transport: any Transport

    /// The machine's clock unless an emulator answers. An address that does not answer is not an error here: the first
    /// call of the script reports it, with all that is known then.
    ///
    /// - Parameter limit: What the probe and all that follows may take together. The probe leaves half of it.
    func clock(of endpoint: Endpoint, limit: Duration? = nil) async -> any ServiceClock {
        guard endpoint.isLoopback else { return SystemClock() }
        let patience = min(.seconds(2), limit.map { $0 / 2 } ?? .seconds(2))
        let request = WireRequest(
            method: .get, endpoint: endpoint, target: "/emulator/info", headers: ["Host": endpoint.authority],
            connectTimeout: patience, timeout: patience)
        guard let response = try? await transport.send(request), let speed = Self.speed(response) else {
            return SystemClock()
        }
        return ScaledClock(speed: speed)
    }

    static func speed(_ response: WireResponse) -> Double? {
        guard let text = response.headers[header], let speed = Double(text), ScaledClock.speeds.contains(speed) else {
            return nil
        }
        return speed
    }
}
