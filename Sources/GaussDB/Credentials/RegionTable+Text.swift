extension RegionTable {
    /// Id, endpoint and identity service of each region, then its English and its Chinese name.
    ///
    /// cn-north-5, cn-north-11, cn-south-4, cn-southwest-3 and ru-northwest-2 have no identity service of their own.
    /// Regions without a Chinese name are not in the reference. For me-east-1 the vendor's own client says
    /// gaussdbformysql; the reference, followed, says this.
    static let text: StaticString = """
        af-south-1 gaussdb-mysql.af-south-1.myhuaweicloud.com iam.af-south-1.myhuaweicloud.com
          AF-Johannesburg
          非洲-约翰内斯堡
        ap-southeast-1 gaussdbformysql.ap-southeast-1.myhuaweicloud.com iam.ap-southeast-1.myhuaweicloud.com
          CN-Hong Kong
          中国-香港
        ap-southeast-2 gaussdbformysql.ap-southeast-2.myhuaweicloud.com iam.ap-southeast-2.myhuaweicloud.com
          AP-Bangkok
          亚太-曼谷
        ap-southeast-3 gaussdb.ap-southeast-3.myhuaweicloud.com iam.ap-southeast-3.myhuaweicloud.com
          AP-Singapore
          亚太-新加坡
        ap-southeast-4 gaussdb.ap-southeast-4.myhuaweicloud.com iam.ap-southeast-4.myhuaweicloud.com
          AP-Jakarta
          亚太-雅加达
        cn-east-3 gaussdb.cn-east-3.myhuaweicloud.com iam.cn-east-3.myhuaweicloud.com
          CN East-Shanghai1
          华东-上海一
        cn-east-5 gaussdb-mysql.cn-east-5.myhuaweicloud.com iam.cn-east-5.myhuaweicloud.com
          CN East-Qingdao
        cn-north-11 gaussdbformysql.cn-north-11.myhuaweicloud.com
          CN North-Ulanqab-Auto1
          乌兰察布-汽车一
        cn-north-2 gaussdb.cn-north-2.myhuaweicloud.com iam.cn-north-2.myhuaweicloud.com
          CN North-Beijing2
          华北-北京二
        cn-north-4 gaussdb.cn-north-4.myhuaweicloud.com iam.cn-north-4.myhuaweicloud.com
          CN North-Beijing4
          华北-北京四
        cn-north-5 gaussdbformysql.cn-north-5.myhuaweicloud.com
          CN North-Ulanqab201
          华北-乌兰察布二零一
        cn-north-9 gaussdb.cn-north-9.myhuaweicloud.com iam.cn-north-9.myhuaweicloud.com
          CN North-Ulanqab1
          华北-乌兰察布一
        cn-south-1 gaussdb.cn-south-1.myhuaweicloud.com iam.cn-south-1.myhuaweicloud.com
          CN South-Guangzhou
          华南-广州
        cn-south-4 gaussdb.cn-south-4.myhuaweicloud.com
          CN South-Guangzhou-InvitationOnly
          华南-广州-友好用户环境
        cn-southwest-2 gaussdb.cn-southwest-2.myhuaweicloud.com iam.cn-southwest-2.myhuaweicloud.com
          CN Southwest-Guiyang1
          西南-贵阳一
        cn-southwest-3 gaussdb-mysql.cn-southwest-3.myhuaweicloud.com
          CN Southwest
        la-north-2 gaussdb-mysql.la-north-2.myhuaweicloud.com iam.la-north-2.myhuaweicloud.com
          LA-Mexico City2
        me-east-1 gaussdb-mysql.me-east-1.myhuaweicloud.com iam.me-east-1.myhuaweicloud.com
          ME-Riyadh
          中东-利雅得
        ru-northwest-2 gaussdb.ru-northwest-2.myhuaweicloud.com
          RU-Moscow2
          俄罗斯-莫斯科二
        sa-brazil-1 gaussdb.sa-brazil-1.myhuaweicloud.com iam.sa-brazil-1.myhuaweicloud.com
          LA-Sao Paulo1
          拉美-圣保罗一
        tr-west-1 gaussdbformysql.tr-west-1.myhuaweicloud.com iam.tr-west-1.myhuaweicloud.com
          TR-Istanbul
          土耳其-伊斯坦布尔
        """
}
