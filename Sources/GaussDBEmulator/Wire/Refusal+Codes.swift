/// The service's refusals that the emulator gives, with the service's own words in its two languages.
extension Refusal {
    /// A value is missing or out of its rules, and no code of its own is documented for it.
    static let wrongParameter = Refusal(400, "DBS.280001", "Parameter error.", "参数错误。")
    static let emptyRequest = Refusal(
        400, "DBS.200006", "The request is null. Enter a request parameter.", "请求为空，请输入请求参数。")
    static let invalidName = Refusal(400, "DBS.200021", "Invalid DB instance name.", "实例名非法。")
    static let invalidRegion = Refusal(400, "DBS.200024", "Invalid region.", "Region非法。")
    static let invalidMasterZone = Refusal(400, "DBS.200025", "Invalid AZ.", "可用区取值非法。")
    static let invalidDatabaseType = Refusal(400, "DBS.280235", "Invalid database type.", "数据库类型非法")
    static let unsupportedVersion = Refusal(
        400, "DBS.280238", "The DB engine or version is not supported.", "不支持的数据库类型或版本。")
    static let invalidFlavor = Refusal(400, "DBS.280239", "Invalid specifications.", "所选规格非法。")
    static let missingFlavor = Refusal(400, "DBS.280288", "Invalid FlavorRef.", "规格非法。")
    static let soldOut = Refusal(400, "DBS.280450", "The DB instance specifications are sold out.", "当前规格已售罄。")
    static let invalidMode = Refusal(400, "DBS.280342", "Invalid cluster mode.", "集群模式非法。")
    static let invalidZoneMode = Refusal(400, "DBS.280260", "Invalid available zone mode.", "无效的可用区模式。")
    static let invalidPassword = Refusal(400, "DBS.280246", "Invalid database root password", "数据库root密码非法。")
    static let invalidKeepDays = Refusal(400, "DBS.280250", "Invalid backup retention days.", "备份保留期非法。")
    static let invalidBackupTime = Refusal(400, "DBS.280253", "Invalid backup start time.", "备份开始时间非法。")
    static let repeatedTag = Refusal(400, "DBS.280272", "The tag key must be unique.", "新增tag存在重复的key。")
    static let invalidVolume = Refusal(400, "DBS.280242", "Storage space is out of range.", "卷大小超出允许范围。")
    static let invalidID = Refusal(400, "DBS.280404", "Invalid DB instance ID or node ID format.", "实例ID非法。")
    static let invalidRecords = Refusal(
        400, "DBS.05000036", "Invalid records. Enter a valid value.", "无效的查询记录数，请按照取值范围重新输入。")
    static let noSuchInstance = Refusal(404, "DBS.201028", "The DB instance does not exist.", "实例不存在或已删除。")
    static let noSuchSource = Refusal(404, "DBS.200013", "The original DB instance does not exist.", "源实例不存在。")
    static let noSuchJob = Refusal(400, "DBS.200543", "The job does not exist.", "任务不存在")
    static let noSuchProxy = Refusal(400, "DBS.270024", "Proxy instance does not exist.", "Proxy实例不存在。")
    static let proxyOfAnotherInstance = Refusal(400, "DBS.05000022", "InstanceId do not match proxy.", "实例与数据库代理不匹配。")
    static let invalidProxyName = Refusal(400, "DBS.05000076", "Invalid proxy name.", "无效的Proxy名称。")
    static let invalidProxyMode = Refusal(400, "DBS.270026", "Invalid proxy mode.", "数据库代理类型非法。")
    static let invalidWeight = Refusal(400, "DBS.270025", "Invalid weight.", "权重非法。")
    static let tooManyNodes = Refusal(400, "DBS.05000081", "Too many nodes.", "节点个数超过最大配额。")
    static let invalidEncryption = Refusal(
        400, "DBS.05000070", "Invalid TDE encryption type. Only SM4 or AES256 is supported.", "TDE加密类型无效，仅支持SM4或AES256。"
    )
    static let nothingGiven = Refusal(400, "DBS.05000018", "Request parameter list is empty.", "请求参数列表为空。")
    static let quotaReached = Refusal(
        413, "DBS.200046", "The number of DB instances has reached the quota.", "实例数量达到配额。")
    /// Another change of the instance is under way: the one rule of the service that every client meets.
    static let busy = Refusal(
        409, "DBS.200019", "Another operation is being performed on the DB instance or the DB instance is faulty.",
        "该实例正在进行其他操作或该实例故障，无法执行该操作，请稍后重试。")
    static let wrongState = Refusal(
        409, "DBS.280406", "Operation not allowed by the DB instance type or status.", "实例类型或状态受限，操作不允许。")
    static let notAllowed = Refusal(400, "DBS.212003", "Operation not allowed.", "不支持此操作。")
    static let notPermitted = Refusal(403, "DBS.200044", "Resource not found or permission denied.", "访问资源不存在，或者无访问权限。")

    static func invalidZone(_ zone: String) -> Refusal {
        Refusal(400, "DBS.05000086", "Invalid AZ: [\(zone)].", "可用区取值非法：[\(zone)]。")
    }

    static func unsupportedZoneMode(_ mode: String) -> Refusal {
        Refusal(400, "DBS.05000085", "The availability zone mode is not supported: [\(mode)].", "不支持该可用区类型：[\(mode)]。")
    }

    static func invalidNodeCount(_ count: String) -> Refusal {
        Refusal(400, "DBS.05000089", "Invalid node quantity: [\(count)].", "节点数量非法：[\(count)]。")
    }
}
