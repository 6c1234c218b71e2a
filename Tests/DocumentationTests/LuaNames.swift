import GaussDB

/// Which `module.function` names a script may call.
enum LuaNames {
    /// The names before an argument list, a table or a text: `instance.get {` gives `instance.get`.
    static func calls(in code: String) -> [String] {
        code.split(separator: "\n").flatMap { line in
            // A comment may show anything.
            let code = line.firstRange(of: "--").map { line[..<$0.lowerBound] } ?? line
            return code.matches(of: /\b([a-z][a-z_]*(?:\.[a-z_]+)+)\s*(?=[({"])/).map { String($0.1) }
        }
    }

    static func isKnown(_ name: String) -> Bool {
        let module = String(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])
        if Catalogue.shared.operation(lua: name) != nil || functions.contains(name) { return true }
        // Names of the script's own are its own business.
        return !Catalogue.shared.modules.contains(module) && !modules.contains(module)
    }

    private static let modules: Set<String> = ["runbook", "task", "log", "list", "text", "json", "secret", "duration"]

    private static let functions: Set<String> = [
        "instance.each", "instance.all", "instance.wait", "job.each", "job.all", "job.handle", "job.wait_all",
        "runbook.step", "runbook.fail", "runbook.confirm",
        "task.spawn", "task.all", "task.map", "task.scope", "task.sleep", "task.now", "task.failure",
        "log.info", "log.warn", "log.error",
        "list.filter", "list.map", "list.find", "list.min_by", "list.max_by", "list.sort_by", "list.group_by",
        "text.table", "json.decode", "json.encode", "json.array", "json.object",
        "secret.env", "secret.file", "secret.prompt", "secret.generate", "duration.seconds", "duration.text",
    ]
}
