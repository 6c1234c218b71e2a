internal import CLuaShim
public import JSONWire

/// A call of a host function: its arguments, and where its results go. Valid only during the call.
///
/// Arguments are counted from 1, as in Lua's own messages. Reading one that is not what was asked for throws
/// ``LuaError/argument(_:)``.
public struct LuaCall {
    let thread: OpaquePointer
    // Unmanaged, not unowned(unsafe): with the latter the compiler (6.3.1) crashes on `borrowing` parameters.
    private let unmanagedFunction: Unmanaged<HostFunctionBox>
    private let unmanagedState: Unmanaged<LuaState>
    /// The state that calls.
    public var state: LuaState { unmanagedState.takeUnretainedValue() }
    /// The number of arguments.
    public let count: Int
    /// Where results are written.
    public var results: LuaWriter

    init(_ thread: OpaquePointer, function: HostFunctionBox, in state: LuaState, results: LuaWriter) {
        self.thread = thread
        unmanagedFunction = .passUnretained(function)
        unmanagedState = .passUnretained(state)
        self.results = results
        count = Int(lua_gettop(thread))
    }

    /// The function's name.
    public var name: String { unmanagedFunction.takeUnretainedValue().name }

    /// Where an argument is read from; also beyond the last one, where there is no value.
    public func slot(_ index: Int) -> LuaSlot {
        // An index that Lua knows to be acceptable for any count of arguments: beyond the top there is "none".
        LuaSlot(thread, Int32(clamping: index <= count ? index : count + 1), in: state)
    }

    /// Reads an argument as any type.
    public func read<T: LuaReadable>(_ index: Int, as type: T.Type = T.self) throws(LuaError) -> T {
        do throws(LuaError) {
            return try T.read(slot(index))
        } catch {
            throw argumentError(index, error)
        }
    }

    /// Reads a string key of an argument that is a table.
    public func field<T: LuaReadable>(_ index: Int, _ name: String, as type: T.Type = T.self) throws(LuaError) -> T {
        do throws(LuaError) {
            return try slot(index).field(name, as: type)
        } catch {
            throw argumentError(index, error)
        }
    }

    /// The error for an argument that is not what was asked for.
    public func argumentError(_ index: Int, _ error: LuaError) -> LuaError {
        guard case .conversion(let conversion) = error else { return error }
        return .argument(LuaArgumentError(index: index, function: name, conversion: conversion))
    }
}

extension LuaCall {
    public func kind(_ index: Int) -> LuaKind { slot(index).kind }
    public func isNil(_ index: Int) -> Bool { slot(index).isNil }
    public func string(_ index: Int) throws(LuaError) -> String { try read(index) }
    public func integer(_ index: Int) throws(LuaError) -> Int64 { try read(index) }
    public func number(_ index: Int) throws(LuaError) -> Double { try read(index) }
    public func bool(_ index: Int) throws(LuaError) -> Bool { try read(index) }
    public func function(_ index: Int) throws(LuaError) -> LuaFunction { try read(index) }
    public func table(_ index: Int) throws(LuaError) -> LuaTable { try read(index) }

    /// An argument with everything in it.
    public func value(_ index: Int, limits: LuaReadLimits = .init()) throws(LuaError) -> LuaValue {
        do throws(LuaError) {
            return try slot(index).value(limits: limits)
        } catch {
            throw argumentError(index, error)
        }
    }

    /// An argument as JSON; see ``LuaSlot/json(limits:emptyTable:)``.
    public func json(
        _ index: Int, limits: LuaReadLimits = .init(), emptyTable: LuaEmptyTable = .object
    ) throws(LuaError) -> JSONValue {
        do throws(LuaError) {
            return try slot(index).json(limits: limits, emptyTable: emptyTable)
        } catch {
            throw argumentError(index, error)
        }
    }

    /// An argument that is a host object of a class.
    public func object<Object: LuaHostObject>(_ index: Int, as type: Object.Type) throws(LuaError) -> Object {
        guard let object = slot(index).object(as: type) else {
            throw argumentError(index, slot(index).mismatch(expected: "\(type)"))
        }
        return object
    }

    /// Whether the function may return ``LuaReturn/await(ticket:)``. Ask before beginning anything that has to be
    /// waited for.
    public var canAwait: Bool { mb_obstacle(thread) == nil }

    /// Why the function may not wait: "inside table.sort's comparator". `nil` if it may.
    public var awaitObstacle: String? { mb_obstacle(thread).map { String(cString: $0) } }

    /// Throws ``LuaError/cannotWait(obstacle:)`` unless the function may wait.
    public func checkCanAwait() throws(LuaError) {
        if let awaitObstacle { throw .cannotWait(obstacle: awaitObstacle) }
    }

    /// The line of the script that calls; `nil` if it is not a script that calls.
    public var callerLocation: LuaLocation? { state.location(in: thread, level: 1) }

    /// The calls that led here, innermost first, one a line.
    public var traceback: String { state.traceback(of: thread, level: 1) }

    /// Which ``LuaThread`` runs, at whatever depth of coroutines; `nil` in a synchronous call outside any thread.
    public var threadID: LuaThread.ID? { state.runningThread }
}
