import GaussDB
import JSONWire

/// What an emulator changes, behind one lock. Pure: time is given, nothing waits.
struct EmulatorState {
    var world: World
    var tokens: TokenStore
    var journal: RequestJournal
    private var requestIDs: IdentifierSource

    init(configuration: EmulatorConfiguration, now: Duration, calendarStart: Timestamp) {
        world = World(configuration: configuration, now: now, calendarStart: calendarStart)
        tokens = TokenStore(seed: configuration.seed)
        journal = RequestJournal(limit: configuration.recordedRequestLimit)
        requestIDs = IdentifierSource(seed: configuration.seed, purpose: "requests")
    }

    /// Answers one request at the moment `now` of the emulator's time.
    mutating func answer(_ intake: Intake, now: Duration, account: EmulatorAccount, wallTime: Timestamp) -> Delivery {
        world.settle(until: now)
        let requestID = requestIDs.hex()
        var delivery: Delivery
        if let refusal = intake.refusal {
            delivery = .now(refusal.response(requestID: requestID, inChinese: intake.isChinese))
        } else if let name = intake.name, let fault = world.faults.strike(name) {
            delivery = fault.delivery(of: intake.request.target, requestID: requestID) {
                perform(intake, requestID: requestID, account: account, wallTime: wallTime)
            }
        } else {
            delivery = .now(perform(intake, requestID: requestID, account: account, wallTime: wallTime))
        }
        delivery = delivery.changing { $0.headers["X-Request-Id"] = requestID }
        journal.record(intake, status: delivery.response?.status, requestID: requestID, time: now)
        return delivery
    }

    private mutating func perform(
        _ intake: Intake, requestID: String, account: EmulatorAccount, wallTime: Timestamp
    ) -> WireResponse {
        do throws(Refusal) {
            switch intake.call {
            case .identity(.token):
                return try IdentityService.issueToken(
                    intake.request.body, account: account, tokens: &tokens, now: wallTime)
            case .identity(.projects):
                let name = OperationRouter.query(of: intake.request.target).first { $0.name == "name" }?.value
                return IdentityService.projects(named: name, account: account)
            case .operation(let operation, let parameters):
                let request = try intake.serviceRequest(operation, parameters: parameters)
                guard let behaviour = Behaviours.all[operation.luaName] else { throw .notSimulated(operation.luaName) }
                return .json(operation.successStatuses.first ?? 200, try behaviour(&world, request))
            case nil:
                throw .noSuchAPI
            }
        } catch {
            return error.response(requestID: requestID, inChinese: intake.isChinese)
        }
    }
}
