using System.Text.Json;

namespace Dispatch.DepartmentClient;

/// <summary>A task in the department's inbox: what this client needs of it. Members it doesn't know are ignored, new ones may come.</summary>
/// <param name="Kind">Such as <c>department.signIn</c>.</param>
/// <param name="Outcomes">The answers that are possible.</param>
internal sealed record DepartmentTask(string Id, string Kind, string TicketNumber, string Title, DateTimeOffset? DueAt, IReadOnlyList<DepartmentOutcome> Outcomes)
{
    public bool Offers(string outcome) => Outcomes.Any(o => o.Name == outcome);
}

/// <summary>A possible answer with its form, a JSON Schema.</summary>
internal sealed record DepartmentOutcome(string Name, string Label, JsonElement? Form);

/// <summary>A page of the inbox.</summary>
internal sealed record TaskPage(IReadOnlyList<DepartmentTask> Items, string? NextCursor);

/// <summary>An answer as it is sent.</summary>
internal sealed record TaskReply(string Outcome, object Data, string? Comment);
