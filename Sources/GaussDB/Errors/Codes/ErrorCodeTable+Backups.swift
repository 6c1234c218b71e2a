extension ErrorCodeTable {
    /// Codes DBS.201 to DBS.213: backups and parameter templates.
    static let backups: StaticString = """
        DBS.201003 403 permission
          The resource does not exist, or the account may not use it.
          Check the id and the project; then check that the account's IAM policy allows the action.
        DBS.201010 404 not_found
          There is no such backup.
          `backup.list` shows the backups and the instance that each is of.
        DBS.201014 400 = DBS.200086
        DBS.201015 - busy
          Another operation holds the instance.
        DBS.201028 404 = DBS.200408
        DBS.201101 400 input
          The days on which backups are made are not valid.
          Send the days as numbers from 1 to 7 with commas between, for example `1,3,5`.
        DBS.201103 400 input
          The time at which backups are made is not valid.
          Send one whole hour in UTC, for example `21:00-22:00`.
        DBS.201106 400 input
          Backups cannot be kept for this number of days.
          Choose 1 to 732 days, up to 3660 if the vendor's support opened that; for another region 1 to 1825.
        DBS.201202 409 = DBS.200011
        DBS.201203 400 not_found
          There is no such backup, or it is another instance's.
          Check the backup's id: `backup.list` shows the backups of an instance.
        DBS.201205 409 busy
          The instance is being backed up.
          A backup is being made: wait until it has ended, then repeat the call.
        DBS.201207 400 = DBS.200040
        DBS.201208 400 input
          The backup is not complete, so it cannot be used.
          Wait until `backup.list` shows its status as COMPLETED, or choose another backup.
        DBS.212001 404 not_found
          There is no such parameter template.
          `configuration.list` shows the templates of the project.
        DBS.212002 400 quota
          The project has as many parameter templates as it may have.
          Delete templates that nobody uses (`configuration.list`, `configuration.delete`), then repeat the call.
        DBS.212003 400 input
          The operation is not allowed here; default parameter templates can be neither reset nor deleted.
          Copy a default template with `configuration.copy` and work with the copy.
        DBS.212004 400 input
          The parameter template could not be changed, because a value does not fit.
          Compare the values with the ranges that `configuration.get` shows.
        DBS.212005 400 input
          The node is not one of this instance's.
          `instance.get` lists the nodes of the instance; check both ids.
        DBS.212006 409 = DBS.200011
        DBS.212007 400 = DBS.200042
        DBS.212008 400 input
          Parameter templates are not made for this engine.
          Use `gaussdb-mysql`; `engine.list_versions` shows its versions.
        DBS.212009 400 service
          The job for the parameter template failed.
          See with `configuration.list_applications` how far it came, then give the request id to the vendor's support.
        DBS.212010 400 busy
          A parameter template is on its way to the instance.
          The parameter template is being applied: wait until that has ended, then repeat the call.
        DBS.212011 400 service
          The parameter template could not be applied.
          `configuration.list_applications` shows how it went for each instance; give the request id to the vendor's support.
        DBS.212012 400 input
          There is no database parameter of this name.
          `configuration.get` shows the parameters of a template and how they are spelled.
        DBS.212014 400 input
          No default parameter template goes with the node.
          Check the node's id (`instance.get`) and the template's (`configuration.list`).
        DBS.212015 400 input
          Some parameters were changed and others were not.
          See with `configuration.get_instance_parameters` which took effect; correct the names of the rest and send only those.
        DBS.212016 400 service
          The parameters could not be changed.
          See with `configuration.get_instance_parameters` what is set now, then give the request id to the vendor's support.
        DBS.212017 400 input
          A parameter's name is not valid.
          `configuration.get` shows the parameters of a template.
        DBS.212019 422 input
          The service does not understand a parameter or an object of the request.
          Compare the types and names with the reference of the operation (`moonbook api`).
        DBS.212025 400 service
          The parameters could not be changed.
          See with `configuration.get` what is set now, then give the request id to the vendor's support.
        DBS.212030 400 input
          A parameter template of this name exists already.
          Choose a name that `configuration.list` does not show; letter case counts.
        DBS.212032 400 input
          The parameter template is in use, so it cannot be deleted.
          `configuration.list_applications` shows where it is used; apply another template there first.
        DBS.212033 - = DBS.201015
        DBS.212037 400 input
          A parameter has a value that it cannot have.
          `configuration.get` shows each parameter's range.
        DBS.213002 500 = DBS.108000
        DBS.213004 500 = DBS.108000
        """
}
