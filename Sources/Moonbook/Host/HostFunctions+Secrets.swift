import GaussDB
import Lua

extension Session {
    func addSecretFunctions(to host: inout HostFunctions) {
        host.add("secret_env", as: "secret.env") { [unowned self] call in
            let name = try call.string(1)
            guard let value = runtime.configuration.environment[name], !value.isEmpty else {
                throw RunError(
                    kind: .usage, message: "the environment variable \(name) is not set, or may not be read by scripts",
                    hint: "set it before starting the run")
            }
            push(Secret(value), origin: name, to: &call.results)
            return .values
        }
        host.add("secret_file", as: "secret.file") { [unowned self] call in
            let path = try call.string(1)
            guard runtime.configuration.allowsSecretFiles else {
                throw RunError(kind: .permission, message: "scripts may not read files here")
            }
            var bytes = try contents(of: path, limit: 64 << 10) { reason in
                RunError(kind: .usage, message: "cannot read the secret from \(path): \(reason)")
            }
            while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
            guard let text = String(validating: bytes, as: UTF8.self), !text.isEmpty else {
                throw RunError(kind: .usage, message: "the file \(path) holds no secret: it is empty or not UTF-8 text")
            }
            push(Secret(text), origin: path, to: &call.results)
            return .values
        }
        host.add("secret_value") { [unowned self] call in
            push(Secret(try call.string(1)), origin: nil, to: &call.results)
            return .values
        }
        host.add("secret_generate") { [unowned self] call in
            push(PasswordGenerator.generate(length: Int(try call.integer(1))), origin: nil, to: &call.results)
            return .values
        }
        host.add("secret_prompt", as: "secret.prompt") { [unowned self] call in
            let message = try call.string(1)
            let prompter = runtime.configuration.prompter
            return try suspend(call) { await .of { .secret(try await prompter.secret(message), origin: message) } }
        }
        host.add("confirm", as: "runbook.confirm") { [unowned self] call in
            let question = try call.string(1)
            let prompter = runtime.configuration.prompter
            return try suspend(call) { await .of { .boolean(try await prompter.confirm(question)) } }
        }
    }

    func push(_ secret: Secret, origin: String?, to writer: inout LuaWriter) {
        if !secrets.contains(secret) { secrets.append(secret) }
        writer.hostObject(SecretHandle(secret, origin: origin), metatable: secretMetatable)
    }
}
