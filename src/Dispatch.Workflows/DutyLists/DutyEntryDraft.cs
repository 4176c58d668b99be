using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.DutyLists;

/// <summary>What one side says of a duty entry.</summary>
public sealed record DutyEntryDraft
{
    /// <summary>Its id; made when left out.</summary>
    public string? Id { get; init; }

    /// <summary>The list.</summary>
    public DutyList? List { get; init; }

    /// <summary>Whose list.</summary>
    public string? UnitId { get; init; }

    /// <summary>The category.</summary>
    public string? CategoryCode { get; init; }

    /// <summary>The matter in the list's words.</summary>
    public string? Title { get; init; }

    /// <summary>The same in English.</summary>
    public string? TitleEn { get; init; }

    /// <summary>The rule it rests on.</summary>
    public string? Basis { get; init; }

    /// <summary>For abolished items: where to go instead.</summary>
    public string? Instead { get; init; }

    /// <summary>The leading department.</summary>
    public string? LeadDepartmentId { get; init; }

    /// <summary>The helping departments.</summary>
    public IReadOnlyList<string>? HelperDepartmentIds { get; init; }

    /// <summary>The whistle that is proposed.</summary>
    public WhistleType? WhistleType { get; init; }

    /// <summary>How far it has come; published when an admin leaves it out.</summary>
    public DutyState? State { get; init; }

    /// <summary>Who puts it forward.</summary>
    public string? ProposedBy { get; init; }

    /// <summary>Who agrees to it.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>First day in force; today when left out.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day in force.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Adds what is wrong with it in itself.</summary>
    public void Validate(FieldErrors errors, string? id = null)
    {
        errors.Code("id", Id).SameId("id", Id, id).Text("unitId", UnitId, 80).Text("categoryCode", CategoryCode, 80)
            .Text("title", Title, 200).AtMost("titleEn", TitleEn, 200).AtMost("basis", Basis, 500).AtMost("instead", Instead, 500).Period(ValidFrom, ValidTo);
        if (List is null)
        {
            errors.Add("list", "不能为空。Must not be empty.");
        }

        if (List == DutyList.Abolished)
        {
            errors.Text("basis", Basis, 500).Text("instead", Instead, 500);
        }
    }

    /// <summary>The entry that it becomes.</summary>
    public DutyEntry ToDutyEntry(string id, long version, DateOnly usualFrom) => new()
    {
        Id = id,
        List = List!.Value,
        UnitId = UnitId!,
        CategoryCode = CategoryCode!,
        Title = Title!,
        TitleEn = TitleEn,
        Basis = Basis,
        Instead = Instead,
        LeadDepartmentId = LeadDepartmentId,
        HelperDepartmentIds = HelperDepartmentIds ?? [],
        WhistleType = WhistleType,
        State = State ?? DutyState.Published,
        ProposedBy = ProposedBy,
        ConfirmedBy = ConfirmedBy,
        ValidFrom = ValidFrom ?? usualFrom,
        ValidTo = ValidTo,
        Version = version,
    };
}
