-- quickstart.lua: an instance with two read nodes, a proxy with read weights and an SQL throttling rule; then all of it
-- is removed again.
--
--   scripts/moonbook run scripts/runbooks/quickstart.lua                     on the built-in emulator
--   scripts/moonbook run scripts/runbooks/quickstart.lua --profile NAME \
--     --param vpc_id=… --param subnet_id=… --param security_group_id=…      on a real account; it costs money while it runs
local runbook = require "runbook"

local p = runbook {
  name  = "quickstart",
  about = "Creates an instance with read nodes, a proxy and a throttling rule, shows them, and cleans up.",
  needs = {
    "engine.list_flavors", "instance.create", "instance.get", "instance.delete",
    "proxy.create", "proxy.list", "proxy.set_weights", "sqlfilter.set_switch", "sqlfilter.set_rules", "sqlfilter.get_rules",
  },
  params = {
    name              = { type = "string", default = "quickstart-demo", help = "name of the new instance" },
    region            = { type = "string", default = "cn-north-4", help = "region of the new instance" },
    flavor            = { type = "string", default = "gaussdb.mysql.xlarge.x86.4", help = "see engine.list_flavors" },
    proxy_flavor      = { type = "string", default = "gaussdb.proxy.large.x86.2", help = "specification of the proxy nodes" },
    read_nodes        = { type = "integer", default = 2, min = 1, max = 9, help = "number of read nodes" },
    vpc_id            = { type = "string", default = "3cedfc54-b105-4652-a4e0-847b11576b58", help = "network of the instance" },
    subnet_id         = { type = "string", default = "c1cfa53c-65d3-431e-8552-326bf310c7ad", help = "its subnet" },
    security_group_id = { type = "string", default = "fc577a1a-f202-424a-977f-24faec3fdd55", help = "its security group" },
    keep              = { type = "boolean", default = false, help = "leave the instance running at the end" },
  },
}

runbook.step "check that the flavor is on sale"
local flavors = engine.list_flavors {
  database_name = "gaussdb-mysql", version_name = "8.0", availability_zone_mode = "single", spec_code = p.flavor,
}.flavors
if #flavors == 0 then runbook.fail("flavor %s is not sold here", p.flavor) end

runbook.step("create %s", p.name)
local created = instance.create {
  name = p.name, region = p.region, mode = "Cluster", flavor_ref = p.flavor,
  datastore = { type = "gaussdb-mysql", version = "8.0" },
  availability_zone_mode = "single", slave_count = p.read_nodes,
  vpc_id = p.vpc_id, subnet_id = p.subnet_id, security_group_id = p.security_group_id,
  password = secret.generate {},
}
local id = created.instance.id

-- Whatever happens from here on, the instance does not stay behind unless it was asked for.
local cleanup <close> = setmetatable({}, { __close = function()
  if p.keep then return end
  runbook.step("delete %s", p.name)
  instance.delete { instance_id = id }:wait { timeout = "2h" }
end })

created:wait { timeout = "2h" }
local inst = instance.get { instance_id = id }.instance
local readers = list.filter(inst.nodes, function(node) return node.type == "slave" end)

runbook.step "open a proxy and set a throttling rule, side by side"
task.all {
  proxy = function()
    proxy.create { instance_id = id, flavor_ref = p.proxy_flavor, node_num = 2, proxy_name = "quickstart-proxy" }:wait()
    local pool = proxy.list { instance_id = id }.proxy_list[1].proxy
    local weights = list.map(readers, function(node, index) return { id = node.id, weight = 100 * index } end)
    proxy.set_weights { instance_id = id, proxy_id = pool.pool_id, master_weight = 50, readonly_nodes = weights }:wait()
  end,
  throttling = function()
    sqlfilter.set_switch { instance_id = id, switch_status = "ON" }:wait()
    sqlfilter.set_rules {
      instance_id = id,
      sql_filter_rules = { {
        node_id = readers[1].id,
        rules = { { sql_type = "SELECT", patterns = { { pattern = "select~from~orders", max_concurrency = 5 } } } },
      } },
    }:wait()
  end,
}

runbook.step "show what there is"
local rows = {}
for _, node in ipairs(instance.get { instance_id = id }.instance.nodes) do
  rows[#rows + 1] = { name = node.name, type = node.type, status = node.status, zone = node.az_code }
end
print(text.table(rows, { "name", "type", "status", "zone" }))
local entry = proxy.list { instance_id = id }.proxy_list[1]
print(("proxy %s: %s, %d nodes, reads shared by %d read nodes"):format(
  entry.proxy.name, entry.proxy.status, entry.proxy.node_num, #readers))
