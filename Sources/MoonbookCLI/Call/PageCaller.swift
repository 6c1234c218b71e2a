import GaussDB
import JSONWire
import Moonbook
import Synchronization

/// Makes the call, or one call for each page, and tells the console of each.
struct PageCaller: Sendable {
    let operation: OperationDescriptor
    let client: Client
    let console: Console
    let settings: CallSettings

    /// - Returns: The answer. With `--all` that of the first page, whose list has the items of all.
    func answer(to arguments: JSONObject) async throws -> JSONValue {
        guard settings.fetchesAll, let items = operation.paging?.items else { return try await call(arguments) }
        var cursor = PageCursor(operation, arguments: arguments)
        var first: JSONObject?
        var all: [JSONValue] = []
        while let next = try cursor.next() {
            let answer = try await call(next).objectValue ?? JSONObject()
            let page = answer[items]?.arrayValue ?? []
            all += page
            first = first ?? answer
            cursor.advance(count: page.count, last: page.last?.objectValue, total: PageCursor.total(in: answer))
        }
        var result = first ?? JSONObject()
        result[items] = .array(all)
        return .object(result)
    }

    private func call(_ arguments: JSONObject) async throws -> JSONValue {
        var options = CallOptions(
            timeout: settings.timeout, waitsWhenBusy: settings.waits ? RuntimeConfiguration().waitsWhenBusy : nil,
            settling: RunSession.gracePeriod)
        let name = operation.luaName
        let hasTold = FirstTime()
        options.onEvent = { [console] event in
            // Once per call: the repetitions say nothing new.
            if case .waitingWhileBusy(_, let error) = event, hasTold.first() {
                console.show(.waitingForBusyInstance(operation: name, message: error.message))
            }
        }
        let begun = client.clock.now
        do {
            let response = try await client.call(operation, arguments, options: options)
            tell(response.status, response.requestID, response.attempts, since: begun, failure: nil)
            return response.value
        } catch let error as GaussDBError {
            tell(
                // The last attempt is the error itself; those before it are listed.
                error.status, error.requestID, error.attempts.count + 1, since: begun,
                failure: [error.kind.rawValue, error.code].compactMap(\.self).joined(separator: " "))
            throw error
        }
    }

    private func tell(_ status: Int?, _ requestID: String?, _ attempts: Int, since begun: Duration, failure: String?) {
        console.show(
            .callFinished(
                CallSummary(
                    operation: operation.luaName, status: status, requestID: requestID, attempts: attempts,
                    duration: client.clock.now - begun, failure: failure)))
    }
}

extension CallResponse {
    /// The body as it is shown: JSON, or the text that somebody sent instead; null where there is none.
    fileprivate var value: JSONValue {
        guard !body.isEmpty else { return .null }
        return (try? JSONValue(parsing: body)) ?? .string(String(decoding: body, as: UTF8.self))
    }
}

/// True once.
private final class FirstTime: Sendable {
    private let hasBeen = Atomic(false)

    func first() -> Bool { !hasBeen.exchange(true, ordering: .relaxed) }
}
