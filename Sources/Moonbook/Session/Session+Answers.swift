import GaussDB
import JSONWire
import Lua

extension Session {
    /// Takes in what an operation came to, whoever waits for it.
    func note(_ answer: Answer, for ticket: Ticket) {
        let call = callsUnderWay.removeValue(forKey: ticket)
        switch answer {
        case .response(let response, let operation, _):
            if let call {
                emit(
                    .callFinished(
                        CallSummary(
                            operation: operation.luaName, status: response.status, requestID: response.requestID,
                            attempts: response.attempts, duration: client.clock.now - call.begun)))
            }
            // A response without a job to wait for is no error here; the script learns of it when it waits.
            if let body = try? response.json(), let ids = try? operation.wait.jobIDs(in: body, of: operation) {
                for id in ids { beginActivity(id, operation: operation.luaName) }
            }
        case .job(let snapshot):
            finishActivity(snapshot.id, failReason: nil)
        case .failed(let error):
            if let call {
                emit(
                    .callFinished(
                        CallSummary(
                            operation: call.operation, status: error.status, requestID: error.requestID,
                            attempts: error.attempts.count + 1, duration: client.clock.now - call.begun,
                            failure: error.code ?? error.kind.rawValue)))
            }
            if error.mayHaveTakenEffect { uncertainCalls.append(error) }
            if error.kind == .job, let id = error.jobID { finishActivity(id, failReason: error.message) }
        case .waitFailed(let error, let id):
            // Only a failed resource has ended; after any other error the work goes on.
            if error.kind == .job { finishActivity(id, failReason: error.message) }
        case .state(_, let id):
            finishActivity(id, failReason: nil)
        case .done, .progress, .watched, .boolean, .secret:
            break
        }
    }

    func take(_ news: News) {
        switch news {
        case .event(let event):
            emit(event)
        case .progress(let progress):
            for event in activities.update(progress, now: client.clock.now) { emit(event) }
        }
    }

    func beginActivity(_ jobID: String, operation: String, isInJobCenter: Bool = true) {
        let event = activities.begin(
            jobID, operation: operation, isInJobCenter: isInJobCenter, now: client.clock.now)
        if let event { emit(event) }
    }

    private func finishActivity(_ jobID: String, failReason: String?) {
        if let event = activities.finish(jobID, failReason: failReason, now: client.clock.now) { emit(event) }
    }

    /// Resumes a task with what it waited for.
    func deliver(_ answer: Answer, to task: ScriptTask) throws(LuaError) -> LuaResume {
        let thread = task.thread
        switch answer {
        case .done:
            return try thread.resume(answer: { _ in })
        case .boolean(let value):
            return try thread.resume(answer: { $0.bool(value) })
        case .secret(let secret, let origin):
            return try thread.resume(answer: { push(secret, origin: origin, to: &$0) })
        case .response(let response, let operation, let work):
            return try thread.resume(answer: { writer in
                write(response.body, of: operation, to: &writer)
                writer.push(ResponseFacts(response: response, operation: operation, work: work))
            })
        case .job(let snapshot):
            return try thread.resume(answer: { $0.push(snapshot.json) })
        case .state(let state, _):
            return try thread.resume(answer: { $0.push(state) })
        case .progress(let progress):
            return try thread.resume(answer: { writer in
                writer.bool(false)
                writer.push(progress.json)
            })
        case .watched(.job(let snapshot)):
            return try thread.resume(answer: { writer in
                writer.bool(true)
                writer.push(snapshot.json)
            })
        case .watched(.state(let state, _)):
            return try thread.resume(answer: { writer in
                writer.bool(true)
                writer.push(state)
            })
        case .watched(let answer):
            return try deliver(answer, to: task)
        case .failed(var error), .waitFailed(var error, _):
            error.location = task.waitLocation
            error.step = step
            error.traceback = Traceback.frames(thread.traceback)
            return try thread.resume(error: { $0.errorObject(error) })
        }
    }

    /// Writes a body as the description shapes it: from bytes to Lua in one pass.
    private func write(_ body: [UInt8], of operation: OperationDescriptor, to writer: inout LuaWriter) {
        guard !body.isEmpty else {
            writer.beginTable(isMarked: true)
            writer.end()
            return
        }
        var sink = SchemaSink(writer, schema: operation.response)
        // The client has refused bodies that are not JSON. Should one slip through, the table stays open and the line
        // of the call raises an error.
        try? JSONScanner.scan(body, into: &sink)
        writer = sink.finish()
    }
}

/// What is known of a response besides its body; `meta(response)` in scripts.
private struct ResponseFacts: LuaPushable {
    let response: CallResponse
    let operation: OperationDescriptor
    let work: StartedWork?

    /// The jobs that the answer names; none where it names an order instead.
    private var jobs: [String] {
        guard operation.wait != .none, let body = try? response.json() else { return [] }
        return (try? operation.wait.jobIDs(in: body, of: operation)) ?? []
    }

    func push(to writer: inout LuaWriter) {
        writer.beginTable()
        writer.field("operation", operation.luaName)
        writer.field("status", response.status)
        if let requestID = response.requestID { writer.field("request_id", requestID) }
        writer.field("attempts", response.attempts)
        switch operation.wait {
        case .job(let field):
            writer.field("wait", field)
            if let job = jobs.first { writer.field("job", job) }
        case .jobs(let field): writer.field("wait_all", field)
        case .workflow(let field): writer.field("workflow", field)
        case .order, .none: break
        }
        if let field = operation.orderField ?? operation.wait.orderField { writer.field("order", field) }
        if let work {
            writer.key("work")
            writer.hostObject(work)
        }
        writer.end()
    }
}

extension JobSnapshot {
    /// As `job.get` shows it.
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object["id"] = .string(id)
        object["name"] = name.map(JSONValue.string)
        object["status"] = .string(status.rawValue)
        object["created"] = created.map(JSONValue.string)
        object["ended"] = ended.map(JSONValue.string)
        if instanceID != nil || instanceName != nil {
            var instance = JSONObject()
            instance["id"] = instanceID.map(JSONValue.string)
            instance["name"] = instanceName.map(JSONValue.string)
            object["instance"] = .object(instance)
        }
        object["entities"] = entities
        object["fail_reason"] = failReason.map(JSONValue.string)
        return .object(object)
    }
}

extension JobProgress {
    fileprivate var json: JSONValue {
        var object = JSONObject()
        object["id"] = .string(jobID)
        object["name"] = name.map(JSONValue.string)
        object["status"] = .string(status.rawValue)
        object["percent"] = percent.map { .integer(Int64($0)) }
        object["instance_name"] = instanceName.map(JSONValue.string)
        object["elapsed"] = .double(elapsed.inSeconds)
        return .object(object)
    }
}
