import GaussDB
import GaussDBEmulator
import JSONWire

/// Why a fault was not understood.
struct FaultError: Error {
    let message: String
}

extension EmulatorFault {
    /// Reads the body of `POST /emulator/faults`.
    init(json bytes: [UInt8]) throws(FaultError) {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONValue(parsing: bytes)
        } catch {
            throw FaultError(message: "the body is not JSON: \(error)")
        }
        guard let operation = value["operation"]?.stringValue, !operation.isEmpty else {
            throw FaultError(message: "`operation` is missing: a Lua name such as \"instance.create\", or \"*\"")
        }
        if let complaint = Self.complaint(about: operation) { throw FaultError(message: complaint) }
        let count = value["count"]?.integerValue ?? 1
        let after = value["after"]?.integerValue ?? 0
        guard (1...1_000_000).contains(count), (0...1_000_000).contains(after) else {
            throw FaultError(message: "`count` is 1 or more, `after` 0 or more")
        }
        self.init(
            operation: operation, respond: try Response(json: value["respond"] ?? .null), count: Int(count),
            after: Int(after))
    }

    /// A fault of an operation that does not exist would never strike, and whoever asked for it would wonder why.
    private static func complaint(about operation: String) -> String? {
        let others = ["*", "iam.token", "iam.projects"]
        guard !others.contains(operation), Catalogue.shared.operation(lua: operation) == nil else { return nil }
        let near = NearestName.nearest(to: operation, among: Catalogue.shared.luaNames + others)
        return "there is no operation `\(operation)`" + (near.map { "; did you mean `\($0)`?" } ?? "")
    }
}

extension EmulatorFault.Response {
    fileprivate init(json value: JSONValue) throws(FaultError) {
        switch value {
        case .string("lost"): self = .lost
        case .string("reset"): self = .reset
        case .string("html200"): self = .html200
        case .string("empty"): self = .empty
        case .string("redirect"): self = .redirect
        default:
            if let reason = value["job_fails"]?.stringValue {
                self = .jobFails(reason)
            } else if let seconds = value["delay"]?.doubleValue, (0...86_400).contains(seconds) {
                self = .delay(.seconds(seconds))
            } else if let seconds = value["throttled"]?.doubleValue, (0...86_400).contains(seconds) {
                self = .throttled(retryAfter: .seconds(seconds))
            } else if let status = value["status"]?.integerValue, (400...599).contains(status) {
                self = .status(
                    Int(status), code: value["code"]?.stringValue ?? "", message: value["message"]?.stringValue ?? "")
            } else {
                throw FaultError(
                    message:
                        "`respond` is \"lost\", \"reset\", \"html200\", \"empty\", \"redirect\", {\"job_fails\": reason}, "
                        + "{\"delay\": seconds}, {\"throttled\": seconds} or {\"status\": 400...599, \"code\": …, \"message\": …}"
                )
            }
        }
    }
}
