/// The actions that IAM policies can allow or deny, and the operations that need them.
///
/// The reference lists 21 permissions, which share ten actions. It is silent about all other operations.
///
/// Reference: 6.2.
public enum IAMActionCatalogue {
    /// All actions.
    public static let all: [IAMAction] = CatalogueRecord.all(in: text).compactMap(IAMAction.init)

    /// The action of a name, for example `gaussdb:instance:list`; nil when there is none.
    public static func action(_ name: String) -> IAMAction? {
        all.first { $0.name == name }
    }

    /// The action that an operation needs; nil where the reference does not say.
    ///
    /// - Parameter operation: The Lua name, for example `instance.list` or `legacy.instance.list`.
    public static func action(for operation: String) -> IAMAction? {
        all.first { $0.operations.contains(operation) }
    }

    static let text: StaticString = """
        gaussdb:instance:list
          See instances, what they can be made of, quotas and jobs.
          quota.list: Shows the quotas of enterprise projects.
          engine.list_versions: Shows the versions of the database engine.
          engine.list_flavors: Shows the flavors.
          instance.list: Shows the instances of the project.
          instance.get: Shows all about one instance.
          job.get: Shows how far a job is.
        gaussdb:instance:create
          Create instances and read replicas.
          instance.create: Creates an instance.
          instance.add_nodes: Adds read replicas to an instance.
        gaussdb:instance:delete
          Delete instances and read replicas.
          instance.delete: Deletes an instance.
          instance.delete_node: Deletes a read replica.
        gaussdb:instance:modify
          Change the name of an instance and its root password.
          instance.rename: Gives an instance another name.
          instance.reset_password: Sets a new password for root.
        gaussdb:instance:modifySpec
          Change how large an instance is.
          instance.extend_volume: Enlarges the storage of a prepaid instance.
          instance.resize: Gives an instance another flavor.
        gaussdb:instance:modifyBackupPolicy
          Change when an instance is backed up and how long backups are kept.
          backup.set_policy: Sets the policy for automatic backups.
        gaussdb:backup:create
          Make backups.
          backup.create: Makes a backup now.
        gaussdb:backup:list
          See backups and when they are made.
          backup.list: Shows the backups.
          backup.get_policy: Shows the policy for automatic backups.
        gaussdb:param:list
          See parameter templates.
          configuration.list: Shows the parameter templates, the default ones too.
        gaussdb:quota:modify
          Set quotas and change them.
          quota.create: Sets quotas for enterprise projects.
          quota.update: Changes quotas of enterprise projects.
        """
}
