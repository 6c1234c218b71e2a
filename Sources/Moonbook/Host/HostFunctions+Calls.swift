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
            let givenQuery = try Self.arguments(of: call, RawRequest.name, at: 3, under: "query")
            let givenBody = try Self.arguments(of: call, RawRequest.name, at: 4, under: "body")
            let query = try ArgumentDecoder.members(of: givenQuery, operation: RawRequest.name, at: "query")
            let body =
                try call.bool(5)
                ? ArgumentDecoder.members(of: givenBody, operation: RawRequest.name, at: "body") : nil
            let options = try callOptions(from: try call.value(6), operation: RawRequest.name)
            let catalogue = runtime.configuration.catalogue
            let (operation, _) = try RawRequest.operation(
                method, path, query: query, body: body, catalogue: catalogue)
            return try begin(operation, givenQuery.secrets + givenBody.secrets, options, call) { [client] options in
                let response = try await client.request(
                    method, path, query: query, body: body, options: options, catalogue: catalogue)
                return .response(response, of: operation, work: nil)
            }
        }
    }

    /// The table at a position, with everything in it. `name` is what stands before the paths in messages.
    private static func arguments(
        of call: borrowing LuaCall, _ operation: String, at position: Int = 2, under name: String = ""
    ) throws -> LuaValue {
        do throws(LuaError) {
            return try call.slot(position).value()
        } catch {
            guard case .conversion(let problem) = error else { throw error }
            let path = [name, problem.path].filter { !$0.isEmpty }.joined(separator: ".")
            let field = path.isEmpty ? "the table of arguments" : "`" + path + "`"
            // Too much is told by what is allowed.
            let complaint = problem.got == "more" ? "too large: \(problem.expected) are allowed" : problem.got
            throw RunError(
                kind: .validation, class: "input", message: "\(field) is \(complaint)", operation: operation,
                hint: "nothing was sent", path: path.isEmpty ? nil : path)
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
                let message = SecretMask(secrets, mark: SecretHandle.mask).masked(error.message)
                post(.event(.waitingForBusyInstance(operation: operation.luaName, message: message)))
            }
        }
        calls += 1
        let begun = client.clock.now
        let result = try suspend(call) { [options] in
            await Answer.of { try await body(options) }.masking(secrets)
        }
        if case .await(let ticket) = result { callsUnderWay[ticket] = (operation.luaName, begun) }
        return result
    }

    private func callOptions(from value: LuaValue, operation: String) throws(RunError) -> CallOptions {
        guard case .table(let table) = value else { return CallOptions() }
        var options = CallOptions()
        for entry in table.entries {
            switch entry.key.stringValue {
            case "language": options.language = try Self.language(entry.value, operation)
            case "timeout": options.timeout = try Self.duration(entry.value, of: "timeout", operation)
            case "attempts": options.maxAttempts = try Self.attempts(entry.value, operation)
            case "wait_when_busy":
                options.waitsWhenBusy = try Self.duration(entry.value, of: "wait_when_busy", operation)
            case let key:
                throw RunError(
                    kind: .validation, class: "input", message: "a call has no option `\(key ?? entry.key.kind.name)`",
                    operation: operation,
                    hint:
                        "the options of a call are attempts, language, timeout and wait_when_busy; fields go into the first table",
                    path: key)
            }
        }
        return options
    }

    /// The languages of the service's messages. Nothing else gets into a header.
    private static func language(_ value: LuaValue, _ operation: String) throws(RunError) -> String {
        guard let text = value.stringValue, text == "en-us" || text == "zh-cn" else {
            throw refusal(of: "language", "is neither en-us nor zh-cn", operation)
        }
        return text
    }

    private static func attempts(_ value: LuaValue, _ operation: String) throws(RunError) -> Int {
        guard let count = value.integerValue, count >= 1 else {
            throw refusal(of: "attempts", "is not a whole number of 1 or more", operation)
        }
        return Int(clamping: count)
    }

    private static func duration(_ value: LuaValue, of option: String, _ operation: String) throws(RunError) -> Duration
    {
        if let seconds = value.doubleValue, (0...Duration.longestInSeconds).contains(seconds) {
            return .seconds(seconds)
        }
        if let text = value.stringValue, let duration = Duration(shortText: text) { return duration }
        throw refusal(
            of: option, "is not a duration", operation,
            hint: "write seconds as a number, or text such as \"15m\" or \"1h30m\"; at most 3650 days")
    }

    private static func refusal(
        of option: String, _ complaint: String, _ operation: String, hint: String = "nothing was sent"
    ) -> RunError {
        RunError(
            kind: .validation, class: "input", message: "the option `\(option)` \(complaint)", operation: operation,
            hint: hint, path: option)
    }
}
