using Dispatch.Host.Api;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Admission;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Organisation;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Unit = Dispatch.Workflows.Organisation.Unit;

namespace Dispatch.Host.Pages;

/// <summary>What a department puts on communities: its leave to do so, an application for more, a task, and where each stands.</summary>
[PageFor(Reach.OwnUnits, Roles.Department)]
internal sealed class DownwardPage(ISender sender, IReferenceData reference, DistrictTime district) : PageModel
{
    /// <summary>The department's admissions, the latest first.</summary>
    public IReadOnlyList<AdmissionEntry> Admissions { get; private set; } = [];

    /// <summary>Its last applications and tasks.</summary>
    public IReadOnlyList<TicketView> Begun { get; private set; } = [];

    /// <summary>The communities that a task can be put on.</summary>
    public IReadOnlyList<Unit> Communities { get; private set; } = [];

    public IReadOnlyList<string> Errors { get; private set; } = [];

    /// <summary>What was typed in vain: <c>Apply</c> or <c>Task</c> and its fields.</summary>
    public (string Form, string? CommunityId, string? Matter, string? Title, string? Description) Tried { get; private set; } = ("", null, null, null, null);

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    public Task<IActionResult> OnPostApplyAsync(string? title, string? description, CancellationToken cancellation)
    {
        Tried = ("Apply", null, null, title, description);
        return BeginAsync(() => sender.Send(new ApplyForAdmission(title ?? "", description ?? ""), cancellation), cancellation);
    }

    public Task<IActionResult> OnPostTaskAsync(string? communityId, string? matter, string? title, string? description, CancellationToken cancellation)
    {
        Tried = ("Task", communityId, matter, title, description);
        return BeginAsync(() => sender.Send(new PutTaskOnCommunity(communityId ?? "", matter ?? "", title ?? "", description ?? ""), cancellation), cancellation);
    }

    private async Task<IActionResult> BeginAsync(Func<Task<TicketView>> begin, CancellationToken cancellation)
    {
        try
        {
            return LocalRedirect($"/tickets/{(await begin()).Id}");
        }
        catch (Exception e) when (Refused.Answer(e, Response) is { } words)
        {
            Errors = words;
        }

        await LoadAsync(cancellation);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        var today = district.Today;
        Communities = [.. reference.Current.Units.Units.Where(u => u.Kind == UnitKind.Community && u.InForce(today))];
        Admissions = [.. (await sender.Send(new ListAdmissionEntries(new PageRequest(PageRequest.LargestLimit), CallerClaims.Read(User).UnitId), cancellation)).Items.OrderByDescending(a => a.ValidFrom)];
        var begun = new List<TicketView>();
        foreach (var matter in new[] { Matter.Admission, Matter.Downward })
        {
            begun.AddRange((await sender.Send(new ListTickets(new PageRequest()) { Matter = matter }, cancellation)).Items);
        }

        Begun = [.. begun.OrderByDescending(t => t.ReceivedAt)];
    }
}
