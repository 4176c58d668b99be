using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;

namespace Dispatch.Workflows.DutyLists;

/// <summary>An entry on its way to publication, as it stands for the caller.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="AskedUnitId">The side whose consent is asked while it is proposed; null when nobody's is.</param>
public sealed record DutyProposal(DutyEntry Entry, string? AskedUnitId)
{
    /// <summary>Whether the caller may agree to it.</summary>
    public bool MayConfirm { get; private init; }

    /// <summary>Whether the caller may refuse it as the other side, or send it away instead of publishing it.</summary>
    public bool MayRefuse { get; private init; }

    /// <summary>Whether the caller put it forward and may take it back.</summary>
    public bool MayTakeBack { get; private init; }

    /// <summary>Whether the caller may publish it.</summary>
    public bool MayPublish { get; private init; }

    /// <summary>Whether the caller may put another forward in its place.</summary>
    public bool MayAmend { get; private init; }

    /// <summary>Whether the caller has a part in it, or looks over everyone's shoulder.</summary>
    public bool Concerns { get; private init; }

    /// <summary>Whether it waits for a step of the caller.</summary>
    public bool Waits => MayConfirm || MayPublish;

    internal static DutyProposal Of(DutyEntry entry, ReferenceData data, Caller caller)
    {
        var sides = DutySides.Of(entry, data);
        var (proposed, confirmed) = (entry.State == DutyState.Proposed, entry.State == DutyState.Confirmed);
        var takesBack = (proposed || confirmed) && sides.MayTakeBack(caller);
        return new DutyProposal(entry, proposed ? sides.Asked : null)
        {
            MayConfirm = proposed && sides.MayConfirm(caller),
            MayRefuse = (proposed || confirmed) && !takesBack && sides.MayRefuse(caller),
            MayTakeBack = takesBack,
            MayPublish = confirmed && caller.IsAny(Roles.Admin, Roles.District),
            MayAmend = entry.State == DutyState.Published && caller.IsAny([Roles.Admin, .. DutySides.Proposing]) && sides.MayPropose(caller),
            Concerns = caller.IsAny(Roles.Admin, Roles.Auditor, Roles.District) || sides.MayPropose(caller) || sides.MayConfirm(caller) || sides.MayTakeBack(caller),
        };
    }
}
