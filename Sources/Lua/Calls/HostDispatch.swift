internal import CLuaShim

/// What C calls for every call of a host function. No error and no Lua frame passes through it.
func invokeHostFunction(
    _ host: UnsafeMutableRawPointer, _ thread: OpaquePointer, _ function: UnsafeMutableRawPointer,
    _ out: UnsafeMutablePointer<mb_buffer>
) -> Int32 {
    // The trampoline passes what it was given: the state, the thread that calls, the box in its closure, and a buffer.
    let state = Unmanaged<LuaState>.fromOpaque(host).takeUnretainedValue()
    let box = Unmanaged<HostFunctionBox>.fromOpaque(function).takeUnretainedValue()
    var call = LuaCall(thread, function: box, in: state, results: LuaWriter(out, owner: state.queue))
    state.queue.drain(in: state.handle)
    do {
        switch try box.body(&call) {
        case .values: return Int32(MB_VALUES)
        case .raise: return Int32(MB_RAISE)
        case .await(let ticket):
            out.pointee.ticket = ticket
            return Int32(MB_AWAIT)
        }
    } catch {
        mb_reset_buffer(out)
        call.results.raised(error, at: call.callerLocation)
        return Int32(MB_RAISE)
    }
}

/// What C calls when Lua gives up a host function, host object or reference.
func releaseHostObject(_ object: UnsafeMutableRawPointer) {
    Unmanaged<AnyObject>.fromOpaque(object).release()
}

extension LuaWriter {
    /// Writes the value that a Swift error is in Lua.
    mutating func raised(_ error: any Error, at location: LuaLocation?) {
        switch error {
        case let error as LuaError: raised(error, at: location)
        case let error as any LuaErrorConvertible: errorObject(error, location: location)
        default: errorObject(LuaErrorObject(kind: "host", message: String(describing: error)), location: location)
        }
    }

    private mutating func raised(_ error: LuaError, at location: LuaLocation?) {
        switch error {
        case .runtime(let error):
            // The same object again, if it is of this state.
            if let reference = error.reference, reference.owner === owner {
                self.reference(reference)
            } else if case .table(let table) = error.value {
                table.push(to: &self, isSticky: error.isSticky)
            } else {
                push(error.value)
            }
        case .memory: string(error.message)
        case .argument: errorObject(LuaErrorObject(kind: "argument", message: error.message), location: location)
        case .conversion: errorObject(LuaErrorObject(kind: "conversion", message: error.message), location: location)
        case .syntax: errorObject(LuaErrorObject(kind: "syntax", message: error.message), location: location)
        case .cannotWait: errorObject(LuaErrorObject(kind: "wait", message: error.message), location: location)
        case .misuse: errorObject(LuaErrorObject(kind: "misuse", message: error.message), location: location)
        }
    }
}
