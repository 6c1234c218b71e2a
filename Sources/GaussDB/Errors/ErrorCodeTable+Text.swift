extension ErrorCodeTable {
    /// One code a line: `code|class|hint`. Without a hint the class's own is used.
    ///
    /// Codes whose status says the same as the class are listed only for their hint. DBS.201015 and DBS.212033 are not in
    /// the reference but are seen as refusals of a busy instance.
    static let text: StaticString = """
        APIGW.0101|not_found|The endpoint does not serve this operation: check the endpoint and the region.
        APIGW.0201|input|The gateway refuses the form of the request: check the endpoint.
        APIGW.0301|authentication|Check the access key, the secret key and the machine's clock.
        APIGW.0302|permission|The account may not use this operation: check its IAM policy and that the service is enabled in the region.
        APIGW.0308|throttled
        APIG.0101|not_found|The endpoint does not serve this operation: check the endpoint and the region.
        APIG.0301|authentication|Check the access key, the secret key and the machine's clock.
        APIG.0308|throttled
        DBS.05000000|service
        DBS.05000001|input|Upgrade the instance's kernel version first: the operation needs a later one.
        DBS.05000010|input|Give each proxy node a weight of its own.
        DBS.05000020|quota|Choose a subnet with more free addresses.
        DBS.05000022|not_found|Check that the proxy belongs to this instance: `proxy.list` shows its proxies.
        DBS.05000024|busy|Large transactions are running in the database: repeat when they have ended.
        DBS.05000027|input|Turn off the automatic adding and removing of read replicas first.
        DBS.05000028|permission|Check the permissions of the agency in IAM.
        DBS.05000044|input|Check the parameter that the message names.
        DBS.05000077|service|Remaining data on the node must be deleted first: ask the vendor's support.
        DBS.05000081|quota|Delete nodes that are no longer needed, or add fewer.
        DBS.05000084|busy|Read replicas are being created: wait until they are ready, then repeat the call.
        DBS.05000086|input|`engine.list_flavors` shows which availability zones offer a flavor.
        DBS.05000089|input|An instance has one primary node and 1 to 15 read replicas.
        DBS.05000090|input|Check that the security group is in the instance's VPC.
        DBS.05000095|busy|Long transactions are running in the database: repeat when they have ended.
        DBS.05000097|input|An account with this name and host exists already.
        DBS.200002|not_found|Check the id and the region: `instance.list` shows the instances of the project.
        DBS.200010|permission|Check that the id belongs to this project.
        DBS.200011|busy
        DBS.200019|busy
        DBS.200021|input|A name has 4 to 64 characters, begins with a letter, and holds letters, digits, hyphens and underscores.
        DBS.200022|input|Choose a name that no instance of the project has.
        DBS.200044|not_found|Either there is no such resource in this project, or the account may not see it.
        DBS.2000044|not_found|Either there is no such resource in this project, or the account may not see it.
        DBS.200045|not_found|Check the id and the region: `instance.list` shows the instances of the project.
        DBS.200046|quota|Delete instances that are no longer needed, or ask for a higher quota.
        DBS.200047|busy
        DBS.200048|input|Check that the VPC is in this region.
        DBS.200049|input|Check that the subnet belongs to the VPC.
        DBS.200050|input|Check that the security group is in the instance's VPC.
        DBS.200052|input|A root password has 8 to 32 characters of at least three kinds: upper case, lower case, digits, ~!@#%^*-_=+?,()&$.
        DBS.200053|input|`engine.list_flavors` shows the flavors of the region.
        DBS.200054|input|`engine.list_flavors` shows the flavors of the region.
        DBS.200056|quota|An instance has at most 15 read replicas.
        DBS.200086|input|The instance's state does not allow the operation: see its `status`.
        DBS.200087|quota|Remove a tag first.
        DBS.200316|input|The instance's storage is full: enlarge it first.
        DBS.200408|not_found|Check the id and the region: `instance.list` shows the instances of the project.
        DBS.200543|not_found|The job centre keeps jobs for one month and shows a new one only after some seconds.
        DBS.200823|not_found|Check the database's name.
        DBS.200824|not_found|Check the account's name and host.
        DBS.200932|not_found
        DBS.201014|busy|The instance's state does not allow the operation now: wait until it is normal, then repeat the call.
        DBS.201015|busy
        DBS.201028|not_found|Check the id and the region: `instance.list` shows the instances of the project.
        DBS.201202|busy
        DBS.201203|not_found|Check the backup's id.
        DBS.201205|busy|A backup is being made: wait until it has ended, then repeat the call.
        DBS.212006|busy
        DBS.212010|busy|The parameter template is being applied: wait until that has ended, then repeat the call.
        DBS.212033|busy
        DBS.270022|not_found|Check the proxy's id.
        DBS.270024|not_found|Check the proxy's id: `proxy.list` shows the proxies of an instance.
        DBS.270025|input|A weight is 0 to 1000.
        DBS.280001|input|Check the parameters against the reference of the operation.
        DBS.280015|permission
        DBS.280056|authentication|The token is not valid, or has expired: ask for a new one.
        DBS.280203|input|Choose a stronger password.
        DBS.280404|input|An instance id has 36 characters and ends in in07; a node id ends in no07.
        DBS.280406|input|The instance's type or state does not allow the operation: see its `status`.
        DBS.280448|quota|Choose another storage type or availability zone.
        DBS.280449|permission|The resource is frozen: settle the account first.
        DBS.280450|quota|Choose another flavor or availability zone: this one is sold out.
        DBS.280505|busy|An order on the instance is not processed yet: pay or cancel it, then repeat the call.
        DBS.290003|quota|Delete instances that are no longer needed, or ask for a higher quota.
        IAM.0011|authentication|Check the user name, the password and the account name.
        """
}
