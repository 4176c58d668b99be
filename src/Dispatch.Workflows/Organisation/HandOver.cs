using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using MediatR;

namespace Dispatch.Workflows.Organisation;

/// <summary>
/// Hands all work of a member over to another: open tasks that were handed to or claimed by them, their posts, their duty on rosters. On the day of the
/// hand-over both hold the posts, so that nothing is nobody's.
/// </summary>
/// <param name="FromMemberId">Who leaves.</param>
/// <param name="ToMemberId">Who takes over.</param>
/// <param name="UnitId">Only the work in this unit and those below it; null for all.</param>
/// <param name="Day">The last day of the one and the first of the other; today when left out.</param>
/// <param name="Reason">Why, for the history.</param>
[AllowedFor(Roles.Admin)]
public sealed record HandOver(string FromMemberId, string ToMemberId, string? UnitId = null, DateOnly? Day = null, string? Reason = null) : ICommand<HandedOver>, IValidated
{
    /// <summary>The accounts of the member who leaves: tasks that they claimed are handed over too.</summary>
    public IReadOnlyList<string> AccountIds { get; init; } = [];

    /// <inheritdoc/>
    public void Validate(FieldErrors errors)
    {
        errors.Text("fromMemberId", FromMemberId, 80).Text("toMemberId", ToMemberId, 80).AtMost("reason", Reason, 500);
        if (FromMemberId == ToMemberId)
        {
            errors.Add("toMemberId", "不能移交给本人。Work can't be handed over to the same member.");
        }
    }
}
