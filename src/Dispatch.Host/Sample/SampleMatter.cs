namespace Dispatch.Host.Sample;

/// <summary>What residents bring up: a category, how often it comes among a thousand, and in what words.</summary>
internal sealed record SampleMatter(string CategoryCode, int Weight, params string[] Titles)
{
    /// <summary>What people only ask, and what they are told.</summary>
    public static IReadOnlyList<(string Title, string Answer)> Questions { get; } =
    [
        ("社区几点上班?", "工作日 8:30 至 17:30,驿站周末也有人值班。"),
        ("居住证明需要带什么材料?", "带身份证和房产证或租房合同到社区办理。"),
        ("老人助餐怎么申请?", "六十岁以上可到社区登记,次日起用餐。"),
        ("水费在哪里交?", "可在水务局网点或手机上交纳。"),
        ("电动车在哪里充电?", "小区北门有集中充电棚,全天开放。"),
        ("装修垃圾怎么处理?", "装袋放到指定点,预约物业清运。"),
    ];

    /// <summary>The mix follows what published yearly figures of hotlines have in common: housing, noise, parking and public utilities lead.</summary>
    public static IReadOnlyList<SampleMatter> All { get; } =
    [
        new("water.outage", 70, "整栋楼停水,打开龙头没水", "早上起来家里没水,不知道几点恢复", "高层水压低,洗澡出不来水"),
        new("water.leak", 35, "路边自来水管爆了,一直往外冒水", "地下室水管漏水,积了一地"),
        new("sewer.blocked", 50, "一楼下水道返水,厨房进了污水", "化粪池满了,院子里味道很大"),
        new("heating.outage", 45, "家里暖气不热,只有 14 度", "顶楼供暖一直不达标"),
        new("noise.neighbour", 95, "楼上半夜拖椅子,吵得睡不着", "邻居装修不按时间,中午也在打孔", "隔壁每天晚上放音响"),
        new("noise.construction", 40, "工地夜里十一点还在打桩", "小区对面施工,双休日六点就开工"),
        new("noise.shop", 30, "广场舞音响太大,孩子没法写作业", "楼下烧烤摊喇叭叫卖到半夜"),
        new("illegal-building", 55, "顶楼邻居私搭阳光房", "一楼占用公共绿地加盖小屋", "有人在楼道里砌墙占用"),
        new("certificate.residence", 35, "孩子上学要开居住证明", "办车牌需要居住证明"),
        new("certificate.good-conduct", 8, "单位要无违法犯罪证明,社区能开吗"),
        new("parking.disorder", 110, "小区门口乱停车,消防车都进不来", "有车长期堵在单元门口", "外来车辆占了业主车位"),
        new("fire.passage-blocked", 35, "消防通道被三轮车堵死", "生命通道停满了车"),
        new("fire.ebike", 50, "有人把电动车推进电梯充电", "二单元楼道飞线充电"),
        new("housing.unsafe", 25, "外墙瓷砖往下掉,差点砸到人", "阳台出现裂缝"),
        new("housing.lift", 45, "三单元电梯坏了两天没人修", "电梯老是卡在四楼"),
        new("housing.property-service", 80, "物业收了费但保洁几天不来", "门禁坏了物业不管", "保安晚上不在岗"),
        new("sanitation.rubbish", 65, "垃圾桶满了没人收,夏天很臭", "建筑垃圾堆在路边半个月"),
        new("sanitation.graffiti", 15, "楼道里贴满小广告"),
        new("road.damage", 30, "小区门口路面塌了一个坑", "井盖松动,晚上车过很响"),
        new("road.light", 25, "后门路灯不亮,老人不敢走"),
        new("greenery.tree", 20, "树枝遮住二楼窗户,请修剪", "大风刮断的树枝挂在半空"),
        new("environment.smoke", 20, "楼下饭店油烟直排,开不了窗"),
        new("market.consumer", 25, "理发店关门,预付卡退不了款"),
        new("market.food", 12, "菜店卖过期牛奶"),
        new("transport.bus", 8, "公交早高峰班次太少"),
        new("care.elder", 25, "独居老人两天没出门,请上门看看", "咨询老人助餐怎么申请"),
        new("care.subsidy", 12, "家里困难,想申请低保"),
        new("neighbour.dispute", 20, "两家为楼道堆物吵架,请调解"),
        new("animal.dog", 18, "遛狗不拴绳,吓到孩子"),
        new("other", 10, "不知道找哪个部门,请帮忙看看"),
    ];
}
