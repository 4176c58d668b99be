using Dispatch.Engine.Client;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;

namespace Dispatch.Workflows.Tasks;

/// <summary>The inbox: tasks of the caller's units, oldest first.</summary>
[AllowedForSignedIn]
public sealed record ListTasks(PageRequest Page) : IQuery<Page<TaskView>>
{
    /// <summary>Only this unit's tasks and those of the units below it.</summary>
    public string? UnitId { get; init; }

    /// <summary>Only tasks in one of these states; empty for all.</summary>
    public IReadOnlyList<TaskState> States { get; init; } = [];

    public string? Kind { get; init; }

    public string? TicketId { get; init; }
}
