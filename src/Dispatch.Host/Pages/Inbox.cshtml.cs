using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Tasks;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages;

/// <summary>What the signed-in unit has to do: late, today, later.</summary>
[PageFor(Reach.OwnTasks, Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Steward, Roles.Department, Roles.Hotline)]
internal sealed class InboxPage(ISender sender, Says says) : PageModel
{
    public IReadOnlyList<Group> Groups { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task OnGetAsync(string? cursor, CancellationToken cancellation)
    {
        var page = await sender.Send(new ListTasks(new PageRequest(200, Cursor.Decode(cursor))) { States = [TaskState.Open, TaskState.Claimed] }, cancellation);
        Next = page.NextCursor;
        Groups =
        [
            Of("Inbox.Late", "late", page),
            Of("Inbox.Today", "soon", page),
            Of("Inbox.Later", "fine", page),
        ];
    }

    private Group Of(string title, string tone, Page<TaskView> page) =>
        new(title, tone, [.. page.Items.Where(t => says.Urgency(t.DueAt) == tone).OrderBy(t => t.DueAt ?? DateTimeOffset.MaxValue)]);

    /// <summary>Tasks of one urgency.</summary>
    internal sealed record Group(string Title, string Tone, IReadOnlyList<TaskView> Tasks);
}
