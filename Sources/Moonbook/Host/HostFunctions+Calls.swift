import GaussDB
import JSONWire
import Lua

extension Session {
    func addCallFunctions(to host: inout HostFunctions) {
        host.add("call") { [unowned self] call in
            let name = try call.string(1)
            guard let operation = runtime.configuration.catalogue.operation(lua: name) else {
                throw RunError(kind: .script, message: "there is no operation `\(name)`")
            }
            let given = try Self.arguments(of: call, name)
            let arguments = try ArgumentDecoder.arguments(of: operation, from: given)
            let options = try callOptions(from: try call.value(3), operation: name)
            return try begin(operation, given.secrets, options, call) { [client] options in
                let response = try await client.call(operation, arguments, options: options)
                return .response(response, of: operation, work: StartedWork(operation, arguments, response))
            }
        }
        host.add("request") { [unowned self] call in
            let (method, path) = try (HTTPMethod(named: call.string(1)), call.string(2))
            let query = try Self.members(of: call, 3, "query")
            let hasBody = try call.bool(5)
            let body = hasBody ? try Self.members(of: call, 4, "body") : nil
            let secrets = try call.slot(4).value().secrets
            let options = try callOptions(from: try call.value(6), operation: RawRequest.name)
            let (operation, _) = try RawRequest.operation(method, path, query: query, body: body)
            return try begin(operation, secrets, options, call) { [client] options in
                let response = try await client.request(method, path, query: query, body: body, options: options)
                return .response(response, of: operation, work: nil)
            }
        }
    }

    private static func members(
        of call: borrowing LuaCall, _ position: Int, _ name: String
    ) throws -> JSONObject {
        let value = try arguments(of: call, RawRequest.name, at: position)
        do throws(RunError) {
            return try ArgumentDecoder.members(of: value, operation: RawRequest.name)
        } catch var error {
            error.path = error.path.map { name + "." + $0 } ?? name
            throw error
        }
    }

    private static func arguments(
        of call: borrowing LuaCall, _ operation: String, at position: Int = 2
    ) throws -> LuaValue {
        do throws(LuaError) {
            return try call.slot(position).value()
        } catch .conversion(let problem) {
            let field = problem.path.isEmpty ? "the table of arguments" : "`" + problem.path + "`"
            throw RunError(
                kind: .validation, class: "input", message: "\(field) is \(problem.got)", operation: operation,
                hint: "nothing was sent", path: problem.path.isEmpty ? nil : problem.path)
        }
    }

    private func begin(
        _ operation: OperationDescriptor, _ secrets: [Secret], _ options: CallOptions, _ call: borrowing LuaCall,
        _ body: @escaping @Sendable (CallOptions) async throws -> Answer
    ) throws(LuaError) -> LuaReturn {
        var options = options
        options.waitsWhenBusy =
            options.waitsWhenBusy ?? client.configuration.busy.waitsWhenBusy ?? runtime.configuration.waitsWhenBusy
        options.settling = runtime.configuration.gracePeriod
        let post = post
        let hasTold = Once()
        options.onEvent = { event in
            // Once per call: the repetitions say nothing new.
            if case .waitingWhileBusy(_, let error) = event, hasTold.first() {
                post(.event(.waitingForBusyInstance(operation: operation.luaName, message: error.message)))
            }
        }
        calls += 1
        let begun = client.clock.now
        let result = try suspend(call) { [options] in
            let answer = await Answer.of { try await body(options) }
            guard case .failed(let error) = answer else { return answer }
            return .failed(error.masking(secrets))
        }
        if case .await(let ticket) = result { callsUnderWay[ticket] = (operation.luaName, begun) }
        return result
    }

    private func callOptions(from value: LuaValue, operation: String) throws(RunError) -> CallOptions {
        guard case .table(let table) = value else { return CallOptions() }
        var options = CallOptions()
        for entry in table.entries {
            switch entry.key.stringValue {
            case "language": options.language = entry.value.stringValue
            case "timeout": options.timeout = try Self.duration(entry.value, of: "timeout", operation)
            case "attempts": options.maxAttempts = entry.value.integerValue.map(Int.init(clamping:))
            case "wait_when_busy":
                options.waitsWhenBusy = try Self.duration(entry.value, of: "wait_when_busy", operation)
            case let key:
                throw RunError(
                    kind: .validation, message: "a call has no option `\(key ?? entry.key.kind.name)`",
                    operation: operation,
                    hint:
                        "the options of a call are attempts, language, timeout and wait_when_busy; fields go into the first table",
                    path: key)
            }
        }
        return options
    }

    private static func duration(_ value: LuaValue, of option: String, _ operation: String) throws(RunError) -> Duration
    {
        if let seconds = value.doubleValue, seconds >= 0, seconds.isFinite { return .seconds(seconds) }
        if let text = value.stringValue, let duration = Duration(shortText: text) { return duration }
        throw RunError(
            kind: .validation, message: "the option `\(option)` is not a duration", operation: operation,
            hint: "write seconds as a number, or text such as \"15m\" or \"1h30m\"", path: option)
    }
}
