import APIDescription

/// Writes what the Lua language server needs to know of the operations and types of one description file.
struct AnnotationRenderer {
    let plan: TypePlan
    /// For each file, the tables around its modules that no file has as a module of its own: `legacy` of `legacy.proxy`.
    private let namespaces: [String: [String]]

    init(_ api: ServiceDescription, plan: TypePlan) {
        self.plan = plan
        var known = Set(api.modules.flatMap(\.luaModules))
        var namespaces: [String: [String]] = [:]
        for module in api.modules {
            for name in module.luaModules.flatMap(Self.parents) where known.insert(name).inserted {
                namespaces[module.name, default: []].append(name)
            }
        }
        self.namespaces = namespaces
    }

    /// `htap` for `htap.starrocks`
    private static func parents(of module: String) -> [String] {
        module.indices.filter { module[$0] == "." }.map { String(module[..<$0]) }
    }

    /// - Parameters:
    ///   - home: The description file that has the types.
    ///   - module: The module of the same name, if that file has operations.
    /// - Returns: Nil when there is nothing to say.
    func file(home: String, module: ModuleDescription?) -> GeneratedFile? {
        let objects = plan.objects.filter { $0.home == home }
        let enumerations = plan.enumerations.filter { $0.home == home }
        guard module != nil || !objects.isEmpty || !enumerations.isEmpty else { return nil }
        var lines = Lines()
        lines.add("-- " + GeneratedFile.notice(source: "API/\(home).yaml"))
        lines.add("---@meta")
        if let module { add(module, &lines) }
        for object in objects {
            lines.add()
            lines.comment([object.summary], mark: "---")
            lines.add("---@class \(LuaTypes.object(object))")
            for field in object.fields { lines.add(Self.member(field)) }
        }
        for enumeration in enumerations {
            lines.add()
            lines.comment([enumeration.summary], mark: "---")
            lines.add("---@alias \(LuaTypes.enumeration(enumeration))")
            for value in enumeration.values {
                let meaning = enumeration.meanings[value].map { " # " + $0 } ?? ""
                lines.add("---| \(JSONText.quoted(value))\(meaning)")
            }
            if enumeration.isOpen { lines.add("---| string") }
        }
        return GeneratedFile(path: "\(GeneratedFolder.annotations)/\(home).lua", content: lines.text)
    }

    private func add(_ module: ModuleDescription, _ lines: inout Lines) {
        for name in namespaces[module.name] ?? [] {
            lines.add()
            Self.addTable(name, &lines)
        }
        for name in module.luaModules {
            lines.add()
            if name == module.luaModules.first { lines.comment([module.summary], mark: "---") }
            Self.addTable(name, &lines)
        }
        for operation in module.operations {
            lines.add()
            addClasses(operation, &lines)
            addFunction(operation, &lines)
            addPaging(operation, &lines)
        }
    }

    /// A table with a class of its own: only for those are misspelt names of functions marked.
    private static func addTable(_ module: String, _ lines: inout Lines) {
        lines.add("---@class moonbook.module.\(module)")
        lines.add("\(module) = {}")
    }

    private func addClasses(_ operation: OperationDescription, _ lines: inout Lines) {
        lines.add("---@class \(LuaTypes.arguments(operation))")
        for field in operation.arguments { lines.add(Self.member(field)) }
        lines.add()
        guard operation.canWait else { return }
        let parents = (operation.responseObject.map { [LuaTypes.object($0)] } ?? []) + [LuaTypes.wait(operation)]
        lines.add("---@class \(LuaTypes.response(operation)): \(parents.joined(separator: ", "))")
        lines.add()
    }

    private func addFunction(_ operation: OperationDescription, _ lines: inout Lines) {
        let rules = operation.ownConstraints.map { ConstraintSentence.sentence($0) } + Self.rules(operation.arguments)
        lines.comment(
            [operation.summary] + operation.details + rules.map { "- " + $0 } + [operation.sectionSentence], mark: "---"
        )
        if let replacement = operation.replacement {
            lines.add("---@deprecated use `\(replacement)`")
        }
        lines.add("---@async")
        lines.add("---@param arguments\(Self.isOptional(operation) ? "?" : "") \(LuaTypes.arguments(operation))")
        lines.add("---@param options? moonbook.call_options")
        lines.add("---@return \(LuaTypes.response(operation))")
        lines.add("function \(operation.luaName)(arguments, options) end")
    }

    /// The rules of the objects in `fields`, at any depth.
    private static func rules(_ fields: [FieldDescription], in path: String = "") -> [String] {
        fields.flatMap { field -> [String] in
            guard let object = field.type.object else { return [] }
            let place = path + field.name + (field.type.isList ? "[]" : "")
            return object.constraints.map { ConstraintSentence.sentence($0, of: place) }
                + rules(object.fields, in: place + ".")
        }
    }

    /// The library adds `each` and `all` for what is paged.
    private func addPaging(_ operation: OperationDescription, _ lines: inout Lines) {
        let items = operation.responseObject?.fields.first { $0.name == operation.paging?.items }
        guard let names = operation.pagers, case .list(let element, _) = items?.type else { return }
        let optional = Self.isOptional(operation) ? "?" : ""
        let parameter =
            "---@param arguments\(optional) \(LuaTypes.arguments(operation)) those of `\(operation.luaName)`"
        lines.add()
        lines.comment(["All pages of `\(operation.luaName)`, fetched as the loop goes on."], mark: "---")
        lines.add("---@async")
        lines.add(parameter)
        lines.add("---@param options? moonbook.call_options of each call")
        lines.add("---@return fun(): \(LuaTypes.type(element))?")
        lines.add("function \(names.each)(arguments, options) end")
        lines.add()
        lines.comment(["All pages of `\(operation.luaName)` in one list."], mark: "---")
        lines.add("---@async")
        lines.add(parameter)
        lines.add("---@param options? moonbook.call_options of each call")
        lines.add("---@return \(LuaTypes.list(of: element))")
        lines.add("function \(names.all)(arguments, options) end")
    }

    private static func isOptional(_ operation: OperationDescription) -> Bool {
        !operation.arguments.contains(where: \.mustBeGiven)
    }

    private static func member(_ field: FieldDescription) -> String {
        let facts = FieldFacts(field).sentences(withValues: field.type.enumeration?.isOpen ?? false)
        let text = [field.summary, facts].filter { !$0.isEmpty }.joined(separator: " ")
        return "---@field \(field.name)\(field.mustBeGiven ? "" : "?") \(LuaTypes.type(field)) \(text)"
    }
}
