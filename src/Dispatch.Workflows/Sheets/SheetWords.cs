using Dispatch.Workflows.Admission;
using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Organisation;

namespace Dispatch.Workflows.Sheets;

/// <summary>What columns and values are called in files: Chinese, beside the names that JSON has.</summary>
internal static class SheetWords
{
    private static readonly Dictionary<string, string> _columns = new(StringComparer.Ordinal)
    {
        ["id"] = "编号", ["kind"] = "类型", ["name"] = "名称", ["nameEn"] = "英文名称", ["parentId"] = "上级单位", ["departmentId"] = "部门", ["successorId"] = "承接单位",
        ["address"] = "地址", ["lat"] = "纬度", ["lon"] = "经度", ["households"] = "户数", ["validFrom"] = "生效日期", ["validTo"] = "失效日期", ["phone"] = "电话", ["email"] = "电子邮件", ["posts"] = "岗位", ["unitId"] = "单位",
        ["memberId"] = "成员", ["weekdays"] = "星期", ["start"] = "上岗时间", ["end"] = "下岗时间", ["code"] = "代码", ["parentCode"] = "上级类别", ["keywords"] = "关键词",
        ["fields"] = "附加字段", ["defaultUrgency"] = "默认紧急程度", ["list"] = "清单", ["categoryCode"] = "诉求类别", ["title"] = "事项", ["titleEn"] = "英文事项", ["basis"] = "依据",
        ["instead"] = "替代办法", ["leadDepartmentId"] = "主办部门", ["helperDepartmentIds"] = "协办部门", ["whistleType"] = "吹哨类型", ["state"] = "状态", ["proposedBy"] = "提出单位",
        ["confirmedBy"] = "确认单位", ["matter"] = "事项代码", ["scope"] = "范围", ["unitIds"] = "适用单位", ["resources"] = "配套资源", ["trial"] = "试行", ["hoursPerMonth"] = "每月工时",
    };

    private static readonly Dictionary<Enum, string> _values = new()
    {
        [DutyList.Own] = "依法履职", [DutyList.Assist] = "协助履职", [DutyList.Certificate] = "出具证明", [DutyList.Abolished] = "取消事项", [DutyList.Department] = "部门职责",
        [DutyState.Proposed] = "已提出", [DutyState.Confirmed] = "已互认", [DutyState.Published] = "已公布", [DutyState.Refused] = "已退回",
        [WhistleType.Routine] = "日常", [WhistleType.Joint] = "联合", [WhistleType.Emergency] = "应急",
        [AdmissionState.Live] = "有效", [AdmissionState.Withdrawn] = "已撤回",
        [Urgency.Normal] = "一般", [Urgency.Urgent] = "紧急", [Urgency.Emergency] = "特急",
        [UnitKind.District] = "区", [UnitKind.Street] = "街道", [UnitKind.Community] = "社区", [UnitKind.Compound] = "小区", [UnitKind.Building] = "楼栋", [UnitKind.Station] = "驿站",
        [UnitKind.Department] = "部门", [UnitKind.Branch] = "派驻机构", [UnitKind.PropertyFirm] = "物业公司", [UnitKind.OwnersCommittee] = "业委会", [UnitKind.Team] = "队伍",
    };

    /// <summary>The Chinese name of a column.</summary>
    public static string Column(string field) => _columns.GetValueOrDefault(field, field);

    /// <summary>The Chinese word of a value; its name where there is none.</summary>
    public static string Value(Enum value) => _values.GetValueOrDefault(value) ?? value.ToString();

    /// <summary>The value of a word, Chinese or as in JSON; null when there is none.</summary>
    public static object? Parse(Type type, string text) =>
        _values.FirstOrDefault(v => v.Key.GetType() == type && v.Value == text).Key
        ?? (!char.IsAsciiDigit(text[0]) && Enum.TryParse(type, text, ignoreCase: true, out var value) ? value : null);

    /// <summary>All words of a type, for messages and the page of explanations.</summary>
    public static string All(Type type) => string.Join("、", Enum.GetValues(type).Cast<Enum>().Select(Value));
}
