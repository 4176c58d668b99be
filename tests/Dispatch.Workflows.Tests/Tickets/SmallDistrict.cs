using Dispatch.Workflows.Catalogue;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Tests.Tickets;

/// <summary>The smallest district in which every way of a complaint exists.</summary>
internal static class SmallDistrict
{
    public static ReferenceDrafts Drafts { get; } = new()
    {
        Units =
        [
            Unit("district", UnitKind.District, null),
            Unit("street", UnitKind.Street, "district"),
            Unit("sunshine", UnitKind.Community, "street"),
            Unit("harbour", UnitKind.Community, "street"),
            Unit("guiyuan", UnitKind.Compound, "sunshine"),
            Unit("station", UnitKind.Station, "guiyuan"),
            Unit("water", UnitKind.Department, "district"),
            Unit("housing", UnitKind.Department, "district"),
            Unit("fire", UnitKind.Department, "district"),
        ],
        Categories =
        [
            Category("own"), Category("department"), Category("joint"), Category("assist"), Category("certificate"), Category("abolished"), Category("unlisted"), Category("emergency"),
        ],
        DutyLists =
        [
            Duty("own", DutyList.Own, "district"),
            Duty("certificate", DutyList.Certificate, "district"),
            Duty("abolished", DutyList.Abolished, "district") with { Basis = "取消事项清单", Instead = "凭身份证办理" },
            Duty("assist", DutyList.Assist, "district") with { LeadDepartmentId = "fire" },
            Duty("department", DutyList.Department, "water") with { LeadDepartmentId = "water", HelperDepartmentIds = ["housing"], WhistleType = WhistleType.Routine },
            Duty("joint", DutyList.Department, "water") with { LeadDepartmentId = "water", HelperDepartmentIds = ["housing", "fire"], WhistleType = WhistleType.Joint },
            Duty("emergency", DutyList.Department, "fire") with { LeadDepartmentId = "fire", WhistleType = WhistleType.Emergency },
        ],
    };

    private static UnitDraft Unit(string id, UnitKind kind, string? parent) => new() { Id = id, Kind = kind, Name = id, NameEn = id, ParentId = parent };

    private static CategoryDraft Category(string code) => new() { Code = code, Name = code, NameEn = code, DefaultUrgency = Urgency.Normal };

    private static DutyEntryDraft Duty(string code, DutyList list, string unit) => new() { Id = "duty-" + code, List = list, UnitId = unit, CategoryCode = code, Title = code, TitleEn = code };
}
