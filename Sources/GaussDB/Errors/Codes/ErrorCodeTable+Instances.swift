extension ErrorCodeTable {
    /// Codes DBS.200: instances, their storage, network, tags, databases and accounts.
    static let instances: StaticString = """
        DBS.200001 400 input
          A parameter or the path of the request is wrong.
          Compare the request with the reference of the operation (`moonbook api`); the message may name the parameter.
        DBS.200002 404 not_found
          The project has no instance with this id.
          Check the id and the region: `instance.list` shows the instances of the project.
        DBS.200004 400 = DBS.200001
        DBS.200005 500 = DBS.108000
        DBS.200006 400 input
          The request came without its parameters.
          Send every field that the operation requires.
        DBS.200008 404 not_found
          The service finds no virtual machines behind the instance.
          Look at the instance's state with `instance.get`; while it is being created or deleted this can be.
        DBS.200010 403 permission
          The instance's id is empty, or the caller may not touch the instance.
          Check that the id belongs to this project.
        DBS.200011 409 busy
          Another operation holds the instance, or the instance is faulty.
        DBS.200013 404 not_found
          The instance that data are taken from does not exist.
          Check the id of the original instance: `instance.list` and `instance.list_recycled` show those there are.
        DBS.200019 409 = DBS.200011
        DBS.200021 400 input
          The instance's name breaks the rules for names.
          Use 4 to 64 characters, at most 64 bytes: a Latin or Chinese letter, then such letters, digits, hyphens, underscores.
        DBS.200022 409 input
          Another instance has this name.
          Choose a name that no instance of the project has.
        DBS.200023 400 input
          The storage would be smaller or larger than storage can be.
          Choose 10 to 128000 GB, in steps of 10.
        DBS.200024 400 input
          The region is unknown or cannot be used.
          Use the id of the region whose endpoint is called, for example `cn-north-4`.
        DBS.200025 400 input
          The availability zone is unknown or cannot be used.
          `engine.list_flavors` shows which availability zones offer a flavor.
        DBS.200026 400 input
          There is no such storage type.
          Leave the storage type out, or use the one that `instance.get` shows for an instance of the same kind.
        DBS.200027 400 input
          The size of the storage is not a multiple of 10 GB.
          Round the size up to the next multiple of 10.
        DBS.200040 400 input
          The engine does not exist, or not in this version.
          Use `gaussdb-mysql` with a version from `engine.list_versions`.
        DBS.200041 400 input
          The engine does not exist in this version.
          `engine.list_versions` shows the versions of the region.
        DBS.200042 400 input
          There is no such database engine.
          Use `gaussdb-mysql`; `engine.list_versions` shows its versions.
        DBS.200043 400 input
          There is no such way of keeping the replicas in step.
          Leave out the replication mode; the service chooses the right one.
        DBS.200044 403 not_found
          The resource does not exist, or the account may not know that it does.
          Either there is no such resource in this project, or the account may not see it.
        DBS.2000044 - = DBS.200044
        DBS.200045 404 = DBS.200002
        DBS.200046 413 quota
          The project has as many instances as it may have.
          Delete instances that are no longer needed, or ask for a higher quota.
        DBS.200047 409 = DBS.200011
        DBS.200048 400 input
          The id is not that of a VPC that can be used.
          Check that the VPC is in this region.
        DBS.200049 400 input
          The id is not that of a subnet that can be used.
          Check that the subnet belongs to the VPC.
        DBS.200050 404 not_found
          The security group does not exist, or is in another VPC.
          Check that the security group is in the instance's VPC.
        DBS.200051 400 input
          There is no such high-availability mode.
          Leave the mode out, or use `Cluster` as the instance's `mode`.
        DBS.200052 400 input
          The password of root breaks the rules for passwords.
          A root password has 8 to 32 characters of at least three kinds: upper case, lower case, digits, ~!@#%^*-_=+?,()&$.
        DBS.200053 400 input
          There is no such flavor, or not in this availability zone.
          `engine.list_flavors` shows the flavors of the region.
        DBS.200054 400 input
          The flavor cannot be used.
          `engine.list_flavors` shows the flavors of the region.
        DBS.200056 400 quota
          The instance has as many nodes as it may have.
          An instance has at most 15 read replicas.
        DBS.200063 400 input
          There is no such kind of instance.
          Use `Cluster` as `mode`; there is no other.
        DBS.200086 400 busy
          The instance cannot do this in the state that it is in, or beside what is being done to it.
          See its `status` with `instance.get`, wait until it is normal, then repeat the call.
        DBS.200087 400 quota
          The instance has as many tags as it may have.
          Remove a tag first.
        DBS.200098 400 input
          The instance has this tag already.
          `tag.list` shows the instance's tags; delete the old one first when its value is to change.
        DBS.200208 500 = DBS.108000
        DBS.200302 400 = DBS.200027
        DBS.200306 400 input
          The new size of the storage is smaller than the present one, or above the largest.
          Choose a size above the present one (`instance.get`) and at most 128000 GB.
        DBS.200316 409 input
          The storage is full, and so the instance does not do this.
          The instance's storage is full: enlarge it first (`instance.extend_volume`).
        DBS.200408 404 not_found
          The instance does not exist, or does no longer.
          Check the id and the region: `instance.list` shows the instances of the project.
        DBS.200461 400 input
          A value, most often a port, is out of range.
          A database port is 1024 to 65535, except 5342 to 5345, 12017, 20000, 20201, 20202, 33062 and 33071.
        DBS.200470 404 not_found
          There is no such region or availability zone.
          Use the id of the region whose endpoint is called; `engine.list_flavors` shows its availability zones.
        DBS.200501 404 not_found
          The subnet does not exist, or is in another VPC.
          Give the network id of a subnet of the same VPC, not the subnet's own id.
        DBS.200503 404 not_found
          The VPC does not exist, or belongs to somebody else.
          Check the VPC's id and that the project and the region are the VPC's.
        DBS.200504 400 = DBS.200041
        DBS.200543 400 not_found
          There is no job with this id.
          The job centre keeps jobs for one month and shows a new one only after some seconds.
        DBS.200602 404 = DBS.200002
        DBS.200604 403 permission
          The instance's id is empty, or the caller may not touch the instance.
          Check that the id belongs to this project, and that the account's IAM policy allows the action.
        DBS.200810 403 input
          The instance is read-only, so no database can be created in it.
          Create the database in the instance that takes writes.
        DBS.200811 500 service
          The database could not be created, perhaps for want of room or memory.
          See with `database.list` whether it exists now; check storage and memory, then repeat or ask the vendor's support.
        DBS.200819 403 input
          The instance is read-only, so no account can be deleted in it.
          Delete the account in the instance that takes writes.
        DBS.200821 500 retry
          An account's permissions could not be changed, most often because something else was going on.
          See with `user.list` what it has now, then repeat the call in a minute.
        DBS.200823 400 not_found
          The instance has no database of this name.
          Check the database's name: `database.list` shows the databases of an instance.
        DBS.200824 400 not_found
          The instance has no account of this name and host.
          Check the account's name and host: `user.list` shows the accounts of an instance.
        DBS.200826 409 input
          The instance has a database of this name already.
          Choose another name, or use the database that `database.list` shows.
        DBS.200827 409 input
          The instance has an account of this name already.
          Choose another name, or use the account that `user.list` shows.
        DBS.200828 409 input
          The name is that of an account that the database keeps for itself.
          Choose another name; names such as root are taken in every instance.
        DBS.200932 - not_found
          What the call names is not in the instance.
          `database.list` and `user.list` show what the instance has.
        """
}
