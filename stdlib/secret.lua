-- Passwords and keys as handles: a script can pass one on to a call, but neither read nor print it.

local host, _, secret, check = ...

--- The value of an environment variable. Raises an error when it is not set.
function secret.env(name) return host.secret_env(name) end

--- The contents of a file, without the line break at its end.
function secret.file(path) return host.secret_file(path) end

--- Asks the operator; what is typed is not shown. Raises an error where nobody can be asked.
function secret.prompt(message) return host.secret_prompt(message or "Password") end

--- A new password that the service accepts: letters of both cases, digits and symbols.
--- @param options { length: integer? }? 8 to 32 characters; 20 when not given
function secret.generate(options)
  options = check.options(options, { length = "any" }, "secret.generate", 1, "{ length = 24 }")
  local length = options.length == nil and 20 or options.length
  if math.type(length) ~= "integer" or length < 8 or length > 32 then
    check.refuse(("`length` of secret.generate is a whole number from 8 to 32, not %s"):format(check.shown(length)))
  end
  return host.secret_generate(length)
end

return nil
