extension ErrorCodeTable {
    /// Codes DBS.05: features that depend on kernel version, account or flavor, nodes, proxies and scaling.
    static let features: StaticString = """
        DBS.05000000 500 = DBS.108000
        DBS.05000001 400 input
          The instance's kernel is too old for a database proxy.
          Upgrade the instance's kernel version first (`instance.upgrade`): the operation needs a later one.
        DBS.05000006 400 input
          User name and password are the same.
          Choose a password that has nothing to do with the user name.
        DBS.05000007 400 input
          The password is the user name written backwards.
          Choose a password that has nothing to do with the user name.
        DBS.05000008 400 input
          The instance runs the newest version already; there is nothing to upgrade to.
          Nothing is left to do; `instance.get_version` shows the current and the newest version.
        DBS.05000009 400 retry
          The database's truncate_lsn is above the threshold up to which the instance may be changed.
          Repeat the change when there is little load; ask the vendor's support when it is refused then too.
        DBS.05000010 400 input
          Two nodes of a proxy have been given the same write priority.
          Give each node a write priority of its own.
        DBS.05000011 400 input
          A write priority is not a whole number between 1 and the number of primary nodes, which it must stay below.
          Send whole numbers from 1, lower than the instance's number of primary nodes (`instance.get` lists its nodes).
        DBS.05000012 400 permission
          This upgrade is carried out by the vendor only.
          Ask the vendor's support to upgrade the instance; name the instance and the request id.
        DBS.05000014 400 input
          An instance of a dedicated flavor cannot become a general-purpose one.
          Choose another flavor of the dedicated kind: `engine.list_flavors` shows them.
        DBS.05000015 400 permission
          General-purpose flavors are not opened for this account.
          Choose a dedicated flavor from `engine.list_flavors`, or ask the vendor's support to open the general-purpose ones.
        DBS.05000018 400 input
          The request has no parameters where it needs a list of them.
          Send at least one parameter.
        DBS.05000019 400 permission
          DBA Assistant is not opened for this account or instance.
          Ask the vendor's support to open DBA Assistant.
        DBS.05000020 400 quota
          The subnet has fewer free addresses than the new nodes need; the message gives both numbers.
          Choose a subnet with more free addresses, or free some in this one.
        DBS.05000021 400 input
          Another instance or proxy uses this private domain name.
          Choose a domain name that is not taken.
        DBS.05000022 400 not_found
          The proxy is not one of this instance's.
          Check that the proxy belongs to this instance: `proxy.list` shows its proxies.
        DBS.05000023 400 input
          The operation is not available for this instance.
          Ask the vendor's support whether the operation can be opened; quote the request id.
        DBS.05000024 400 retry
          Large transactions are open in the database, and the operation cannot run beside them.
          Repeat when they have ended; information_schema.INNODB_TRX shows what is open. Ask support when none is found.
        DBS.05000025 400 retry
          The resource package could not be locked for this call.
          Repeat the call in a few minutes; when it fails again, give the request id to the vendor's support.
        DBS.05000026 400 input
          There is such a resource package already.
          Use the package that exists; when the account shows none, ask the vendor's support.
        DBS.05000027 400 input
          While read replicas come and go by themselves, proxies can be neither opened nor closed.
          Turn off the automatic adding and removing of read replicas first (`instance.set_auto_scaling`).
        DBS.05000028 400 permission
          The caller may not do what the operation needs; the message names an agency.
          Check in IAM what the account and the agency are allowed to do.
        DBS.05000029 400 input
          Cross-region backup cannot be turned on because the instance's backups are encrypted.
          Turn off the encryption with `backup.set_encryption` first, or do without cross-region backup.
        DBS.05000030 400 input
          Backups cannot be encrypted because cross-region backup is on.
          Turn off cross-region backup with `backup.set_offsite_policy` first, or do without encryption.
        DBS.05000031 400 input
          The KMS key's algorithm is not one that backups can be encrypted with.
          Give a `kms_key_id` of a key with the algorithm AES or SM4.
        DBS.05000032 400 input
          A proxy cannot listen on this port.
          Choose a port from 1025 to 65534 except 1033, 5342 to 5345, 12017, 20000, 20201, 20202, 33062 and 33071.
        DBS.05000033 400 input
          Another proxy address has this domain name.
          Choose another domain name for the read/write splitting address.
        DBS.05000034 400 input
          The new instance would run an older kernel than the one it is made from.
          Choose the kernel version of the original instance (`instance.get_version`) or a later one.
        DBS.05000035 400 permission
          This account may not ask for a kernel version down to its fourth number.
          Give the version without its fourth number, or ask the vendor's support to allow full versions.
        DBS.05000036 400 input
          The number of records to return is out of range.
          Send a `limit` inside the range of the operation, usually 1 to 100.
        DBS.05000037 400 input
          The database does not know this character set; the message lists those that it knows.
          Choose a character set from the message or from `database.list_charsets`.
        DBS.05000038 400 input
          A tag breaks the tag policy of the organisation.
          Look up the tag policy of the account and correct the key or the value; whoever manages the organisation can change it.
        DBS.05000042 400 input
          The databases or tables in the request are not valid.
          Compare their names with `backup.list_restorable_tables`, letter case included.
        DBS.05000043 400 input
          `last_table_info`, which tells the newest tables from those of the moment to restore, is not valid.
          Send `true` for the newest tables, `false` for those of the moment.
        DBS.05000044 400 input
          One parameter is wrong; the message names it.
          Check the parameter that the message names.
        DBS.05000045 400 input
          A database is listed more than once.
          Send each database once.
        DBS.05000046 400 input
          A table is listed more than once.
          Send each table of a database once.
        DBS.05000047 400 not_found
          A database to restore did not exist at that time.
          `backup.list_restorable_tables` shows the databases of a point in time; check the time as well as the name.
        DBS.05000048 400 not_found
          A table to restore did not exist at that time.
          `backup.list_restorable_tables` shows the tables of a point in time; check the time as well as the name.
        DBS.05000049 400 service
          The service has no record of the instance's binlogs.
          Give the request id to the vendor's support.
        DBS.05000058 400 input
          The change would cross between flavors with and without extended use, which is not possible.
          Choose a flavor of the same kind as the present one.
        DBS.05000062 400 input
          A kernel parameter must have another value first; the message gives both.
          Set the parameter with `configuration.set_instance_parameters`, restart if it asks for it, then repeat the call.
        DBS.05000068 400 permission
          Transparent data encryption is not opened for this account.
          Ask the vendor's support to open transparent data encryption, or create the instance without `tde_info`.
        DBS.05000069 400 input
          The kernel version has no transparent data encryption.
          Choose a later kernel version, or leave out `tde_info`.
        DBS.05000070 400 input
          The algorithm for transparent data encryption is unknown.
          Use AES256 or SM4.
        DBS.05000071 400 service
          The service could not store the settings of transparent data encryption.
          Look at the instance with `instance.get`, then give the request id to the vendor's support.
        DBS.05000072 400 permission
          The vendor has barred this account from creating instances.
          Ask the vendor's support why the account is barred.
        DBS.05000073 400 input
          The instance is encrypted, and the chosen kernel version has no transparent data encryption.
          Choose a kernel version that has it.
        DBS.05000074 400 permission
          This account may not choose the availability zones of read replicas.
          Leave the availability zones out, or ask the vendor's support to allow the choice.
        DBS.05000076 400 input
          The proxy's name breaks the rules for names.
          Use 4 to 64 characters, at most 64 bytes: a Latin or Chinese letter, then such letters, digits, hyphens, underscores.
        DBS.05000077 400 input
          Databases are still on the node, so it cannot be deleted.
          Delete the databases that are left on the node, then delete the node again.
        DBS.05000078 400 input
          A node is added to a proxy without a read weight.
          Give the new node a weight from 0 to 1000.
        DBS.05000079 400 input
          The settings for replicating a database do not pass the check; the message names what is wrong.
          Correct what it names; `htap.starrocks.check_replication` and `htap.clickhouse.check_replication` check without starting.
        DBS.05000080 400 input
          The settings for replicating a table do not pass the check; the message names what is wrong.
          Correct what it names; `htap.clickhouse.check_replication_tables` checks without starting.
        DBS.05000081 400 quota
          The instance would have more nodes than it may have.
          Delete nodes that are no longer needed, or add fewer.
        DBS.05000084 400 busy
          The scaling policy cannot be turned off while it is creating read replicas.
          Read replicas are being created: wait until they are ready, then repeat the call.
        DBS.05000085 400 input
          This way of spreading the instance over availability zones is not possible here.
          Use `single` or `multi` as `availability_zone_mode`, whichever the region and the flavor allow (`engine.list_flavors`).
        DBS.05000086 400 input
          The availability zone does not exist or is not usable here.
          `engine.list_flavors` shows which availability zones offer a flavor.
        DBS.05000087 400 input
          There is no dedicated resource pool with this id.
          `instance.list_dedicated_resources` shows the pools of the project.
        DBS.05000088 400 input
          The time of the backup is not valid.
          Backups are made in a whole hour in UTC, written like `21:00-22:00`.
        DBS.05000089 400 input
          There cannot be this number of nodes.
          An instance has at most 15 read replicas, and one call creates at most 9; a proxy has 2 to 16 nodes.
        DBS.05000090 400 input
          The security group cannot be used for this instance.
          Check that the security group is in the instance's VPC.
        DBS.05000091 400 input
          The instance or the value in the message does not allow this operation.
          Look up the instance with `instance.get`: its type, version or state does not have this operation.
        DBS.05000092 400 permission
          General-purpose storage is not opened for this account.
          Choose another storage type, or ask the vendor's support to open this one.
        DBS.05000093 400 input
          A read-only proxy that balances its load cannot send reads to the primary node.
          Choose a routing mode without the primary node (`proxy.set_route_mode`), or a proxy that also writes.
        DBS.05000094 400 retry
          The database's cv_lsn is above the threshold up to which the instance may be changed.
          Repeat the change when there is little load; ask the vendor's support when it is refused then too.
        DBS.05000095 400 retry
          Transactions have been open for a long time, and the operation cannot run beside them.
          End them, then repeat: information_schema.INNODB_TRX shows what is open. A forgotten one does not end by itself.
        DBS.05000096 400 retry
          The CPU is too loaded, or the database has too many tables, to diagnose again.
          Repeat when the load is lower; with too many tables it will not help.
        DBS.05000097 409 input
          An account of this name is allowed in from this host already.
          An account with this name and host exists already.
        DBS.05000098 400 input
          The kernel version has no level 1 backups.
          Upgrade the kernel (`instance.upgrade`), or leave out `retention_num_backup_level1`.
        DBS.05000099 400 input
          Standard flavors take no part in changes of flavor.
          Choose another flavor from `engine.list_flavors`; ask the vendor's support when the instance itself has a standard one.
        DBS.05000100 400 input
          A node whose flavor is not the primary node's cannot have failover priority 1.
          Use a priority from 2 to 16.
        DBS.05000101 400 input
          The chosen node cannot become the primary one by hand, because its failover priority is not 1.
          Choose a node with priority 1, or give this one priority 1 with `instance.set_node_priority` first.
        DBS.05000102 400 input
          After the change no node would have failover priority 1.
          Give another node priority 1 first (`instance.set_node_priority`).
        DBS.05000103 400 input
          A prepaid instance cannot grow in one respect and shrink in another in the same change.
          Make two changes: first all that grows, then all that shrinks.
        """
}
