internal import CLuaShim

extension LuaState {
    /// Compiles a text.
    ///
    /// - Parameters:
    ///   - source: Lua source text. A first line that begins with `#` is skipped. Precompiled code is refused.
    ///   - name: How messages name it: `@failover.lua` for a file, `=prompt` for any other word; otherwise the text
    ///     itself is shown.
    /// - Throws: ``LuaError/syntax(_:)`` or ``LuaError/memory``.
    public func load(_ source: some Collection<UInt8>, name: String) throws(LuaError) -> LuaFunction {
        var bytes = Array(source)
        if bytes.first == UInt8(ascii: "#") {
            // Cut up to the line feed, which stays: the lines keep their numbers.
            bytes.removeSubrange(..<(bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex))
        }
        let handle = try open()
        let thread = mb_current(handle)
        let top = lua_gettop(thread)
        defer { lua_settop(thread, top) }
        let status = bytes.withUnsafeBytes { bytes in
            mb_load(handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, name)
        }
        guard status == LUA_OK else {
            let error = takeError(from: thread, status: status)
            guard status == LUA_ERRSYNTAX else { throw error }
            throw .syntax(LuaSyntaxError(parsing: error.message))
        }
        return LuaFunction(try makeReference(to: LuaSlot(thread, top + 1, in: self)))
    }

    /// Compiles a text.
    public func load(_ source: String, name: String) throws(LuaError) -> LuaFunction {
        try load(source.utf8, name: name)
    }
}

extension LuaSyntaxError {
    /// Takes `failover.lua:3: 'end' expected near <eof>` apart.
    init(parsing text: String) {
        let location = LuaLocation.prefix(of: text)
        chunk = location?.chunk ?? ""
        line = location?.line ?? 0
        message = location.map { String(text.dropFirst($0.description.count + 2)) } ?? text
        near = nil
        if let range = message.lastRange(of: " near ") { near = String(message[range.upperBound...]) }
        isIncomplete = near == "<eof>"
    }
}

extension LuaLocation {
    /// The position at the beginning of a message: `failover.lua:3: ...`.
    static func prefix(of text: String) -> LuaLocation? {
        let utf8 = text.utf8
        var start = utf8.startIndex
        while let colon = utf8[start...].firstIndex(of: UInt8(ascii: ":")) {
            let afterColon = utf8.index(after: colon)
            let digits = utf8[afterColon...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            if let line = Int(Substring(digits)), utf8[digits.endIndex...].starts(with: ": ".utf8) {
                return LuaLocation(chunk: String(text[..<colon]), line: line)
            }
            start = afterColon
        }
        return nil
    }
}

extension String {
    /// The last occurrence of a text.
    fileprivate func lastRange(of part: String) -> Range<String.Index>? {
        var end = endIndex
        while true {
            if self[..<end].hasSuffix(part) { return index(end, offsetBy: -part.count)..<end }
            guard end > startIndex else { return nil }
            end = index(before: end)
        }
    }
}
