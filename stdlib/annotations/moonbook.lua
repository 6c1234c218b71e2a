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
---@field class? "busy"|"retry"|"not_found"|"quota"|"input"|"permission"|"authentication"|"throttled"|"service"|"other"
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
---@field attempts? moonbook.attempt[] what came of the attempts before the last
---@field location? string the line of the script, for example "failover.lua:23"
---@field step? string the step of the runbook
---@field traceback? string
---@field cause? moonbook.error

--- An attempt that failed and was repeated.
---@class moonbook.attempt
---@field message string
---@field status? integer HTTP status
---@field code? string the service's code
---@field request_id? string

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
---@field on_progress? fun(progress: moonbook.progress) called at every look, and at the end

---@class moonbook.progress
---@field id string of the job, or of what is looked at
---@field name? string of the job
---@field status string of the job: "Pending", "Running", "Completed", "Failed"; or the state that is looked at
---@field percent? integer
---@field instance_name? string
---@field elapsed number seconds

--- A job that has ended.
---@class moonbook.ended_job
---@field id string
---@field name? string
---@field status string
---@field created? string
---@field ended? string
---@field instance? { id: string?, name: string? }
---@field entities? table what the job made, which differs from job to job
---@field fail_reason? string

--- A job that can be waited for, kept or passed on.
---@class moonbook.JobHandle
---@field id string
---@field operation? string that started it
local JobHandle = {}

--- Waits until the job ends. Raises an error of kind "job" when it failed, "timeout" when it takes too long; the job
--- itself goes on then.
---@async
---@param options? moonbook.wait_options
---@return moonbook.ended_job
function JobHandle:wait(options) end

--- What a response that started a job can do besides being a table.
---@class moonbook.Job
local Job = {}

--- Waits until the job ends. Raises an error of kind "job" when it failed, "timeout" when it takes too long; the job
--- itself goes on then.
---@async
---@param options? moonbook.wait_options
---@return moonbook.ended_job
function Job:wait(options) end

--- The handle of the job.
---@return moonbook.JobHandle
function Job:job() end

--- What a response that started several jobs can do besides being a table.
---@class moonbook.Jobs
local Jobs = {}

--- Waits until all jobs have ended. The first failure is raised.
---@async
---@param options? moonbook.wait_options
---@return moonbook.ended_job[] in the order of the response
function Jobs:wait(options) end

--- The handles of the jobs.
---@return moonbook.JobHandle[]
function Jobs:jobs() end

--- What a response can do, besides being a table, whose operation goes on after the answer without a job.
---@class moonbook.Change
local Change = {}

--- Looks at the resource until it has the state that the operation leads to. Raises an error of kind "job" when it
--- failed, "timeout" when it takes too long.
---@async
---@param options? moonbook.wait_options
---@return string? state the state, or nil for a resource that is gone
function Change:wait(options) end

--- What a response can do that started a job or, where something was ordered, goes on without one.
---@class moonbook.JobOrChange
local JobOrChange = {}

--- Waits until the job ends or, where there is none, until the resource has the state that the operation leads to.
---@async
---@param options? moonbook.wait_options
---@return moonbook.ended_job|string|nil ended the job, or the state
function JobOrChange:wait(options) end

--- The handle of the job. Raises an error of kind "job" where there is none.
---@return moonbook.JobHandle
function JobOrChange:job() end

---@alias moonbook.Waitable moonbook.JobHandle|moonbook.Job|moonbook.Jobs|moonbook.Change|moonbook.JobOrChange

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

---@class moonbook.module.task
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

---@param fields { kind: string?, class: string?, message: string, hint: string?, operation: string?, path: string? }
---@return moonbook.error
function task.failure(fields) end

---@class moonbook.module.api
api = {}

---@class moonbook.request
---@field method? string "GET" when not given
---@field path string begins with `/`; `{project_id}` in it is filled in
---@field query? table<string, any>
---@field body? table

--- Sends a request that no operation describes, with the same signing, policy and errors as every call.
---
--- One whose method and path are those of a described operation counts as that operation in `needs` and in errors. Its
--- arguments are not checked.
---@async
---@param request moonbook.request
---@param options? moonbook.call_options
---@return table response the body
function api.request(request, options) end

--- What the reference says besides the operations.
---@class moonbook.catalogue
---@field errors table<string, moonbook.catalogue.error> by code, for example "DBS.200019"
---@field metrics table<string, moonbook.catalogue.metric> by id
---@field regions table<string, moonbook.catalogue.region> by id, for example "cn-north-4"
---@field iam_actions table<string, moonbook.catalogue.iam_action> by action
catalogue = {}

---@class moonbook.catalogue.error
---@field class "busy"|"retry"|"not_found"|"quota"|"input"|"permission"|"authentication"|"throttled"|"service"|"other"
---@field explanation string
---@field hint string what to do
---@field status? integer HTTP status

---@class moonbook.catalogue.metric
---@field name string
---@field explanation string
---@field object string what is measured
---@field minimum integer
---@field maximum? integer
---@field unit? string
---@field period_seconds? integer

---@class moonbook.catalogue.region
---@field name string
---@field endpoint string
---@field iam_endpoint string
---@field documented boolean
---@field chinese_name? string

---@class moonbook.catalogue.iam_action
---@field explanation string
---@field operations string[]
---@field grants { operation: string, explanation: string }[]

---@class moonbook.module.log
log = {}
---@param format string
function log.info(format, ...) end
---@param format string
function log.warn(format, ...) end
---@param format string
function log.error(format, ...) end

---@class moonbook.module.list
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

---@class moonbook.module.text
text = {}
---@param rows table[]
---@param columns? string[]
---@return string
function text.table(rows, columns) end

---@class moonbook.module.json
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

---@class moonbook.module.secret
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

---@class moonbook.module.duration
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
---@return moonbook.JobHandle
function job.handle(id) end

--- Waits for several jobs at the same time. The first failure is raised.
---@async
---@param handles table<integer|string, moonbook.Waitable|string> responses, handles or job ids: a list, or by name
---@param options? moonbook.wait_options of each wait
---@return table<integer|string, moonbook.ended_job|string|moonbook.ended_job[]> what each wait returns, under the same keys
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
