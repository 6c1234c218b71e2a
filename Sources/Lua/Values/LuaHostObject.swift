/// A Swift object that a script can hold and hand back, but not look into.
///
/// It is Sendable because it leaves the state inside values and errors.
public protocol LuaHostObject: AnyObject, Sendable {}

/// What a userdata keeps alive: a class, so that one pointer stands for any host object.
final class HostObjectBox {
    let object: any LuaHostObject

    init(_ object: any LuaHostObject) {
        self.object = object
    }
}
