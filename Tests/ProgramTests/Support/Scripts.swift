/// Lua that several tests share.
enum Scripts {
    /// Creates an instance and does not wait for it: `created`.
    static func create(name: String = "orders-db") -> String {
        """
        local created = instance.create {
          name = "\(name)", region = "cn-north-4", mode = "Cluster", flavor_ref = "gaussdb.mysql.xlarge.x86.4",
          datastore = { type = "gaussdb-mysql", version = "8.0" }, availability_zone_mode = "single", slave_count = 2,
          vpc_id = "3cedfc54-b105-4652-a4e0-847b11576b58", subnet_id = "c1cfa53c-65d3-431e-8552-326bf310c7ad",
          security_group_id = "fc577a1a-f202-424a-977f-24faec3fdd55", password = "Str0ng-Passw0rd",
        }

        """
    }

    /// Creates an instance and waits for it: a quarter of an hour of the service.
    static func createAndWait(name: String = "orders-db") -> String { create(name: name) + "created:wait {}\n" }
}
