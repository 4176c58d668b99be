using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.Admission;

/// <summary>What an admin says of an admission entry.</summary>
public sealed record AdmissionEntryDraft
{
    /// <summary>Its id; made when left out.</summary>
    public string? Id { get; init; }

    /// <summary>The department that may.</summary>
    public string? DepartmentId { get; init; }

    /// <summary>The matter, as a word or a category's code.</summary>
    public string? Matter { get; init; }

    /// <summary>The matter in full.</summary>
    public string? Title { get; init; }

    /// <summary>The same in English.</summary>
    public string? TitleEn { get; init; }

    /// <summary>What exactly is to be done.</summary>
    public string? Scope { get; init; }

    /// <summary>Communities, or streets and districts for all communities below them.</summary>
    public IReadOnlyList<string>? UnitIds { get; init; }

    /// <summary>Money, people and authority that come with it.</summary>
    public string? Resources { get; init; }

    /// <summary>The decision it rests on.</summary>
    public string? Basis { get; init; }

    /// <summary>Whether it is on trial.</summary>
    public bool? Trial { get; init; }

    /// <summary>Working hours a month it is expected to cost one community.</summary>
    public int? HoursPerMonth { get; init; }

    /// <summary>Live, or withdrawn.</summary>
    public AdmissionState? State { get; init; }

    /// <summary>First day; today when left out.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Adds what is wrong with it in itself.</summary>
    public void Validate(FieldErrors errors, string? id = null)
    {
        errors.Code("id", Id).SameId("id", Id, id).Text("departmentId", DepartmentId, 80).Text("matter", Matter, 80).Text("title", Title, 200)
            .AtMost("titleEn", TitleEn, 200).AtMost("scope", Scope, 1000).AtMost("resources", Resources, 1000).AtMost("basis", Basis, 500).Period(ValidFrom, ValidTo);
        if (UnitIds is not { Count: > 0 })
        {
            errors.Add("unitIds", "至少要有一个社区、街道或区。Name at least one community, street or district.");
        }

        if (ValidTo is null)
        {
            errors.Add("validTo", "准入事项必须有结束日期。An admission needs its last day.");
        }

        if (HoursPerMonth < 0)
        {
            errors.Add("hoursPerMonth", "不能为负数。Must not be negative.");
        }
    }

    /// <summary>The entry that it becomes.</summary>
    public AdmissionEntry ToAdmissionEntry(string id, long version, DateOnly usualFrom) => new()
    {
        Id = id,
        DepartmentId = DepartmentId!,
        Matter = Matter!,
        Title = Title!,
        TitleEn = TitleEn,
        Scope = Scope,
        UnitIds = UnitIds ?? [],
        Resources = Resources,
        Basis = Basis,
        Trial = Trial ?? false,
        HoursPerMonth = HoursPerMonth ?? 0,
        State = State ?? AdmissionState.Live,
        ValidFrom = ValidFrom ?? usualFrom,
        ValidTo = ValidTo!.Value,
        Version = version,
    };
}
