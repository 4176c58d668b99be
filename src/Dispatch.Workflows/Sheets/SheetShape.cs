using System.Reflection;
using Dispatch.Workflows.Access;

namespace Dispatch.Workflows.Sheets;

/// <summary>The columns of a kind of reference data in files: the fields of its draft.</summary>
internal sealed class SheetShape
{
    private SheetShape(string subject, string chinese, Type draft, bool isPersonal)
    {
        (Subject, Chinese, IsPersonal) = (subject, chinese, isPersonal);
        Columns = [.. draft.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite).Select(p => new SheetColumn(p))];
    }

    /// <summary>All kinds, in the order in which they build on each other.</summary>
    public static IReadOnlyList<SheetShape> All { get; } =
    [
        new("units", "组织单位", typeof(Organisation.UnitDraft), false),
        new("members", "成员", typeof(Organisation.MemberDraft), true),
        new("rosters", "值班表", typeof(Organisation.RosterDraft), true),
        new("categories", "诉求类别", typeof(Catalogue.CategoryDraft), false),
        new("duty-lists", "权责清单", typeof(DutyLists.DutyEntryDraft), false),
        new("admissions", "准入事项", typeof(Admission.AdmissionEntryDraft), false),
    ];

    /// <summary>The resource's name.</summary>
    public string Subject { get; }

    /// <summary>The sheet's name.</summary>
    public string Chinese { get; }

    /// <summary>Whether it is about people, so that only admins take it out.</summary>
    public bool IsPersonal { get; }

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<SheetColumn> Columns { get; }

    /// <summary>The kind that a sheet's name or a resource's name stands for, or null.</summary>
    public static SheetShape? Find(string name) => All.FirstOrDefault(s => s.Subject == name || s.Chinese == name.Trim());

    /// <exception cref="InvalidRequestException">There is no such kind.</exception>
    public static SheetShape Require(string name) => Find(name)
        ?? throw new InvalidRequestException("subject", $"没有这种基础数据“{name}”,可选:{string.Join("、", All.Select(s => s.Subject))}。There is no such kind of reference data.");
}
