internal import GaussDB
public import Lua

extension RunError: LuaErrorConvertible {
    public func writeLuaFields(to writer: inout LuaWriter) {
        writer.field("kind", kind.rawValue)
        if let `class` { writer.field("class", `class`) }
        writer.field("message", message)
        if let operation { writer.field("operation", operation) }
        if let code { writer.field("code", code) }
        if let status { writer.field("status", status) }
        if let requestID { writer.field("request_id", requestID) }
        if let hint { writer.field("hint", hint) }
        writer.field("retryable", isRetryable)
        writer.field("may_have_taken_effect", mayHaveTakenEffect)
        if let jobID { writer.field("job_id", jobID) }
        if let path { writer.field("path", path) }
        if !attempts.isEmpty { write(attempts, to: &writer) }
        if let location { writer.field("location", location.description) }
        if let step { writer.field("step", step) }
        if !traceback.isEmpty { writer.field("traceback", traceback.joined(separator: "\n")) }
        if let cause {
            writer.key("cause")
            writer.errorObject(cause)
        }
    }

    /// `e.attempts[1].status`: what came of the attempts before the last.
    private func write(_ attempts: [GaussDBError.Attempt], to writer: inout LuaWriter) {
        writer.key("attempts")
        writer.beginArray()
        for attempt in attempts {
            writer.beginTable()
            if let status = attempt.status { writer.field("status", status) }
            if let code = attempt.code { writer.field("code", code) }
            if let requestID = attempt.requestID { writer.field("request_id", requestID) }
            writer.field("message", attempt.message)
            writer.end()
        }
        writer.end()
    }
}

extension RunError {
    /// What a script raised, or why it could not be compiled.
    init(lua error: LuaError, script: Script, step: String? = nil) {
        let frames = Traceback.frames(error.traceback)
        let place = Traceback.scriptLocation(error.location, frames)
        switch error {
        case .syntax(let syntax):
            self.init(kind: .script, message: syntax.message, hint: Self.hint(for: syntax), location: place)
        case .memory:
            self.init(
                kind: .limit, message: "the script used more memory than it may",
                hint: "work through lists page by page (`each`) instead of collecting them", location: place,
                traceback: frames, step: step)
        case .cannotWait(let obstacle):
            self.init(
                kind: .script, message: "cannot wait " + obstacle,
                hint: Self.waitHint, location: place,
                traceback: frames, step: step)
        case .runtime(let runtime):
            if case .table(let table) = runtime.value, let decoded = RunError(fields: table) {
                self = decoded
                // Errors of the binding itself: what the script did, at the script's line.
                if kind.rawValue == "wait" { hint = hint ?? Self.waitHint }
                if Self.bindingKinds.contains(kind.rawValue) { kind = .script }
                if location?.file.hasPrefix(Traceback.libraryPrefix) == true { location = nil }
                location = location ?? place
                if traceback.isEmpty { traceback = frames }
            } else if runtime.message.hasSuffix("not enough memory") {
                self.init(lua: .memory, script: script, step: step)
                location = place
                traceback = frames
            } else {
                // A table of the script's own, `error { message = … }`, says more than its address.
                let message = runtime.value["message"]?.stringValue ?? runtime.bareMessage
                self.init(kind: .script, message: message, location: place, traceback: frames)
            }
            self.step = self.step ?? step
        case .argument, .conversion, .misuse:
            self.init(kind: .script, message: error.message, location: place, traceback: frames, step: step)
        }
    }

    /// An error object as a script sees it.
    private init?(fields table: LuaTableValue) {
        guard let kind = table["kind"]?.stringValue, let message = table["message"]?.stringValue else { return nil }
        self.init(
            kind: Kind(rawValue: kind), class: table["class"]?.stringValue, message: message,
            operation: table["operation"]?.stringValue, code: table["code"]?.stringValue,
            status: table["status"]?.integerValue.map { Int(clamping: $0) },
            requestID: table["request_id"]?.stringValue,
            hint: table["hint"]?.stringValue, isRetryable: table["retryable"]?.boolValue ?? false,
            mayHaveTakenEffect: table["may_have_taken_effect"]?.boolValue ?? false,
            jobID: table["job_id"]?.stringValue, path: table["path"]?.stringValue,
            attempts: Self.attempts(table["attempts"]),
            location: table["location"]?.stringValue.flatMap(SourceLocation.init(parsing:)),
            traceback: table["traceback"]?.stringValue.map { $0.split(separator: "\n").map(String.init) } ?? [],
            step: table["step"]?.stringValue
        )
        if case .table(let inner) = table["cause"] { cause = RunError(fields: inner) }
    }

    private static func attempts(_ value: LuaValue?) -> [GaussDBError.Attempt] {
        guard case .table(let list) = value else { return [] }
        return list.array.map { attempt in
            GaussDBError.Attempt(
                status: attempt["status"]?.integerValue.map { Int(clamping: $0) }, code: attempt["code"]?.stringValue,
                requestID: attempt["request_id"]?.stringValue, message: attempt["message"]?.stringValue ?? "")
        }
    }

    /// What the binding calls the errors of its own functions.
    private static let bindingKinds: Set = ["host", "argument", "conversion", "syntax", "wait", "misuse"]

    private static let waitHint = "collect what is needed first, then sort or replace; nothing was sent"

    private static func hint(for syntax: LuaSyntaxError) -> String? {
        syntax.isIncomplete ? "the text ends too early: an `end`, a bracket or a quote is missing" : nil
    }
}

extension SourceLocation {
    /// `failover.lua:23`
    init?(parsing text: String) {
        guard let colon = text.lastIndex(of: ":"), let line = Int(text[text.index(after: colon)...]) else { return nil }
        self.init(file: String(text[..<colon]), line: line)
    }
}
