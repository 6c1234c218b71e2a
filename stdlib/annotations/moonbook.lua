---@meta moonbook
-- What every script finds besides the API modules, for the Lua language server.

error("this file describes; it cannot be required")

--- The null of JSON. It is not nil: a field that is null is there.
---@class moonbook.null
null = nil

--- A duration: seconds, or text such as "1h30m", "15m", "20s", "250ms".
---@alias moonbook.duration number|string

---@class moonbook.error
---@field kind "api"|"job"|"validation"|"permission"|"timeout"|"cancelled"|"network"|"configuration"|"limit"|"script"|"usage"
---@field class? "busy"|"not_found"|"quota"|"input"|"permission"|"authentication"|"throttled"|"service"|"other"
---@field message string what happened
---@field hint? string what to do
---@field operation? string for example "proxy.create"
---@field code? string the service's code, for example "DBS.200019"
---@field status? integer HTTP status
---@field request_id? string
---@field retryable boolean repeating the call later may succeed and does no harm
---@field may_have_taken_effect boolean the call may have happened although no answer says so
---@field job_id? string
---@field path? string the field that breaks a rule
---@field traceback? string
---@field cause? moonbook.error

---@class moonbook.meta
---@field operation string
---@field status integer
---@field request_id? string
---@field attempts integer

--- Options of one call.
---@class moonbook.call_options
---@field language? "en-us"|"zh-cn"
---@field timeout? moonbook.duration for the whole call with its repetitions
---@field attempts? integer at most this many, 1 or more
---@field wait_when_busy? moonbook.duration how long a busy instance is waited for

---@class moonbook.wait_options
---@field timeout? moonbook.duration "60m" when not given
---@field on_progress? fun(progress: moonbook.progress)

---@class moonbook.progress
---@field id string
---@field name? string
---@field status "Pending"|"Running"|"Completed"|"Failed"|"Unknown"
---@field percent? integer
---@field elapsed number seconds

--- What a response that started a job can do besides being a table.
---@class moonbook.Job
local Job = {}

--- Waits until the job ends. Raises an error of kind "job" when it failed, "timeout" when it takes too long.
---@async
---@param options? moonbook.wait_options
---@return table job as job.get shows it
function Job:wait(options) end

--- The handle of the job, to be kept or passed on.
---@return moonbook.Job
function Job:job() end

--- Status, request id and number of attempts of the call that returned `response`.
---@param response table
---@return moonbook.meta
function meta(response) end

---@class moonbook.task
---@field name string
local Task = {}

--- Waits for the task and returns its results; raises its error.
---@async
---@return any ...
function Task:wait() end

--- Asks the task, and those it spawned, to end.
function Task:cancel() end

---@return "running"|"waiting"|"done"|"failed"|"cancelled"
function Task:status() end

task = {}

---@param fn function
---@param ... any arguments of `fn`
---@return moonbook.task
function task.spawn(fn, ...) end

--- Runs functions at the same time; the first failure cancels the others and is raised.
---@async
---@param functions table<any, function>
---@return table results under the same keys
function task.all(functions) end

--- Calls `fn(item, index)` for every item, `limit` at a time; results in the items' order.
---@async
---@generic T, R
---@param items T[]
---@param options { limit: integer? }?
---@param fn fun(item: T, index: integer): R
---@return R[]
function task.map(items, options, fn) end

---@async
---@param options { deadline: moonbook.duration?, name: string? }?
---@return fun(body: fun(scope: moonbook.scope): any): any
function task.scope(options) end

---@class moonbook.scope
local Scope = {}

---@param name string
---@param fn function
---@return moonbook.task
function Scope:spawn(name, fn, ...) end

---@async
---@param time moonbook.duration in the service's time
function task.sleep(time) end

---@return number seconds since the run began, in the service's time
function task.now() end

---@param fields { kind: string?, message: string, hint: string?, operation: string? }
---@return moonbook.error
function task.failure(fields) end

log = {}
---@param format string
function log.info(format, ...) end
---@param format string
function log.warn(format, ...) end
---@param format string
function log.error(format, ...) end

list = {}
---@generic T
---@param items T[]
---@param predicate fun(item: T, index: integer): boolean
---@return T[]
function list.filter(items, predicate) end
---@param items table
---@param fn string|fun(item: any, index: integer): any
---@return table
function list.map(items, fn) end
---@generic T
---@param items T[]
---@param predicate fun(item: T, index: integer): boolean
---@return T?, integer?
function list.find(items, predicate) end
---@generic T
---@param items T[]
---@param key string|fun(item: T): any
---@return T?
function list.min_by(items, key) end
---@generic T
---@param items T[]
---@param key string|fun(item: T): any
---@return T?
function list.max_by(items, key) end
---@generic T
---@param items T[]
---@param key string|fun(item: T): any
---@return T[]
function list.sort_by(items, key) end
---@generic T
---@param items T[]
---@param key string|fun(item: T): any
---@return table<any, T[]>
function list.group_by(items, key) end

text = {}
---@param rows table[]
---@param columns? string[]
---@return string
function text.table(rows, columns) end

json = {}
---@param text string
---@return any
function json.decode(text) end
---@param value any
---@param options? { pretty: boolean? }
---@return string
function json.encode(value, options) end
---@param items? table
---@return table
function json.array(items) end
---@param fields? table
---@return table
function json.object(fields) end

--- A password or key that can be passed on to a call, but neither read nor printed.
---@class moonbook.secret

secret = {}
---@param name string
---@return moonbook.secret
function secret.env(name) end
---@param path string
---@return moonbook.secret
function secret.file(path) end
---@async
---@param message? string
---@return moonbook.secret
function secret.prompt(message) end
---@param options? { length: integer? } 8 to 32; 20 when not given
---@return moonbook.secret
function secret.generate(options) end

duration = {}
---@param value moonbook.duration
---@return number
function duration.seconds(value) end
---@param seconds number
---@return string
function duration.text(seconds) end

---@class moonbook.parameter
---@field type? "string"|"integer"|"number"|"boolean"|"duration"|"choice"|"list"|"secret"|"instance"
---@field help? string
---@field default? any without one the parameter has to be given
---@field required? boolean false: may be left out although it has no default
---@field min? number
---@field max? number
---@field values? any[] of a choice
---@field pattern? string a Lua pattern

---@class moonbook.runbook
---@overload fun(spec: { name: string?, about: string?, needs: string[]?, params: table<string, moonbook.parameter>? }): table
runbook = {}
---@param format string
function runbook.step(format, ...) end
---@param format string
function runbook.fail(format, ...) end
---@async
---@param format string
function runbook.confirm(format, ...) end

--- The handle of a job whose id is known, for example from an earlier run.
---@param id string
---@return moonbook.Job
function job.handle(id) end

--- Waits for several jobs at the same time; returns them in the same order. The first failure is raised.
---@async
---@param handles moonbook.Job[] responses or handles
---@param options? moonbook.wait_options
---@return table[]
function job.wait_all(handles, options) end

---@class moonbook.instance_wait_options
---@field until_status? string "normal" when not given
---@field timeout? moonbook.duration "30m" when not given
---@field interval? moonbook.duration "10s" when not given

--- Waits until an instance has a status, looking every few seconds.
---@async
---@param id string
---@param options? moonbook.instance_wait_options
---@return table instance as instance.get shows it
function instance.wait(id, options) end
