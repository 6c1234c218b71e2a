extension ErrorCodeTable {
    /// Codes DBS.27 to DBS.29: proxies and the form of requests.
    static let requests: StaticString = """
        DBS.270022 - not_found
          There is no such proxy.
          Check the proxy's id.
        DBS.270024 400 not_found
          The project has no proxy with this id.
          Check the proxy's id: `proxy.list` shows the proxies of an instance.
        DBS.270025 400 input
          A read weight is not a number, or out of range.
          A weight is 0 to 1000.
        DBS.270026 400 input
          There is no such kind of proxy.
          Use `readwrite` or `readonly` as `proxy_mode`.
        DBS.270027 400 input
          The request does not say which proxy it is about.
          Send `proxy_id`; `proxy.list` shows the proxies of an instance.
        DBS.280001 400 input
          A parameter or the path of the request is wrong.
          Check the parameters against the reference of the operation.
        DBS.280015 403 = DBS.201003
        DBS.280056 403 authentication
          The service does not accept the token for this project.
          Ask for a new token, and check that the instance belongs to the token's project.
        DBS.280127 400 input
          The backup's description breaks the rules.
          Use at most 256 characters, without > ! < " & =.
        DBS.280128 400 not_found
          There is no database of this name, or the name or id is not that of an instance of the project.
          Check names, id and region: `instance.list` shows the instances, `database.list` their databases.
        DBS.280203 400 input
          The password is too easy to guess.
          Choose a stronger password.
        DBS.280204 400 input
          A parameter has a form or a value that is not allowed.
          Compare the request with the reference of the operation (`moonbook api`).
        DBS.280214 400 not_found
          There is no such backup; it may be older than backups are kept.
          `backup.list` shows the backups there are, `backup.get_policy` how long they are kept.
        DBS.280216 400 input
          The time at which backups are made is not valid.
          Send one whole hour in UTC, for example `21:00-22:00`; the end is one hour after the start.
        DBS.280234 - = DBS.200021
        DBS.280235 400 input
          There is no such database engine.
          Use `gaussdb-mysql`.
        DBS.280237 400 input
          The request does not say which database engine it is about.
          Send `datastore` with type `gaussdb-mysql` and a version from `engine.list_versions`.
        DBS.280238 400 = DBS.200040
        DBS.280239 400 input
          There is no such flavor, or not in this availability zone.
          `engine.list_flavors` shows the flavors and the availability zones that offer them.
        DBS.280241 400 = DBS.200026
        DBS.280242 400 = DBS.200023
        DBS.280246 400 input
          The password of root breaks the rules for passwords.
          Use 8 to 32 characters of at least three kinds: upper case, lower case, digits, ~!@#%^*-_=+?,()&$.
        DBS.280250 400 = DBS.201106
        DBS.280251 400 = DBS.201101
        DBS.280253 400 = DBS.280216
        DBS.280260 400 input
          There is no such way of spreading the instance over availability zones.
          Use `single` or `multi` as `availability_zone_mode`.
        DBS.280270 400 = DBS.212012
        DBS.280271 400 input
          A database parameter has a value outside its range.
          `configuration.get` shows each parameter's range.
        DBS.280272 400 input
          Two of the new tags have the same key, or the instance has it already.
          Send each key once; `tag.list` shows the keys that the instance has.
        DBS.280277 400 input
          The backup's name breaks the rules for names.
          Use 4 to 64 characters, at most 64 bytes: a Latin or Chinese letter, then such letters, digits, hyphens, underscores.
        DBS.280285 400 = DBS.200025
        DBS.280288 400 input
          The request has no flavor.
          Send a `spec_code` from `engine.list_flavors` as the flavor.
        DBS.280311 400 input
          The size of the storage is not valid.
          Choose 10 to 128000 GB, in steps of 10.
        DBS.280325 400 input
          The size or the type of the storage is not valid.
          Choose 10 to 128000 GB in steps of 10, and leave the type out.
        DBS.280342 400 input
          There is no such kind of instance, or the instance is of another.
          Use `Cluster` as `mode`; there is no other.
        DBS.280364 400 input
          The database cannot listen on this port.
          Choose a port from 1024 to 65535 except 5342 to 5345, 12017, 20000, 20201, 20202, 33062 and 33071.
        DBS.280402 400 = DBS.200051
        DBS.280404 400 input
          The id has not the form of an instance's or a node's.
          An id has 36 characters. An instance's ends in in07, a node's in no07; in HTAP it is 16 or 17 in place of 07.
        DBS.280406 409 input
          An instance of this type, or in this state, cannot do this.
          The instance's type or state does not allow the operation: see its `status`.
        DBS.280434 400 input
          The flavor's code is malformed, unknown or not on offer.
          `engine.list_flavors` shows the codes as `spec_code`, and where each is on offer.
        DBS.280439 400 input
          The number of records to return is not a whole number from 1 to 99.
          Send a `limit` from 1 to 99.
        DBS.280448 400 quota
          The vendor has no storage of this type left.
          Choose another storage type or availability zone.
        DBS.280449 400 permission
          The instance is frozen, most often because a bill is open.
          The resource is frozen: settle the account first.
        DBS.280450 400 quota
          The vendor has none of this flavor left in the availability zone.
          Choose another flavor or availability zone: this one is sold out.
        DBS.280500 400 input
          The operation needs a proxy behind an elastic load balancer.
          Proxies made with `proxy.create` have one; `proxy.list` shows the proxies of the instance.
        DBS.280505 400 busy
          An order for the instance is still open in the billing system.
          An order on the instance is not processed yet: pay or cancel it, then repeat the call.
        DBS.290000 400 = DBS.200001
        DBS.290001 400 input
          A value is in the wrong letter case.
          Write names and values exactly as the reference of the operation does (`moonbook api`).
        DBS.290002 404 not_found
          There is no such flavor, or not in this availability zone.
          `engine.list_flavors` shows the flavors and the availability zones that offer them.
        DBS.290003 413 = DBS.200046
        DBS.290005 404 = DBS.200002
        DBS.290006 500 = DBS.108000
        DBS.290011 404 = DBS.200002
        DBS.290013 404 not_found
          What the request names is not there.
          Check every id in the request: `instance.get` shows those of an instance and its nodes.
        DBS.290015 500 = DBS.108000
        """
}
