using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Host.Pages.Admin;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.DutyLists;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages;

/// <summary>One entry of the duty lists: what it says, what became of it, and the step that is the caller's: agree, refuse, take back, publish.</summary>
[PageFor(Reach.Everything, Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Steward, Roles.Department, Roles.Hotline)]
internal sealed class DutyEntryPage(ISender sender, DutyRegister register, EntryHistory histories, Precondition precondition, IStringLocalizer<Words> words) : PageModel
{
    public DutyProposal Proposal { get; private set; } = null!;

    public IReadOnlyList<HistoryLine> History { get; private set; } = [];

    /// <summary>What it changes of the entry in whose place it is to come.</summary>
    public IReadOnlyList<string> Changes { get; private set; } = [];

    public IReadOnlyList<string> Errors { get; private set; } = [];

    public bool Done { get; private set; }

    /// <summary>What the caller may do, each worded by the resource <c>Act.name</c>.</summary>
    public IEnumerable<string> Acts => new[]
    {
        (Proposal.MayConfirm, "confirm"), (Proposal.MayPublish, "publish"), (Proposal.MayRefuse, "refuse"), (Proposal.MayTakeBack, "takeBack"),
    }.Where(act => act.Item1).Select(act => act.Item2);

    public async Task<IActionResult> OnGetAsync(string id, bool done, CancellationToken cancellation)
    {
        Done = done;
        return await LoadAsync(id, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(string id, string act, long version, string? reason, CancellationToken cancellation)
    {
        try
        {
            precondition.Expect([Precondition.Tag(version)]);
            await sender.Send(Step(id, act, reason), cancellation);
            return LocalRedirect($"/duties/entries/{Uri.EscapeDataString(id)}?done=true");
        }
        catch (PreconditionFailedException)
        {
            Errors = [words["Admin.ChangedMeanwhile"]];
        }
        catch (Exception e) when (Refused.Answer(e, Response) is { } reasons)
        {
            Errors = reasons;
        }

        return await LoadAsync(id, cancellation);
    }

    private static IRequest<DutyEntry> Step(string id, string act, string? reason) => act switch
    {
        "confirm" => new ConfirmDutyEntry(id, reason),
        "publish" => new PublishDutyEntry(id, reason),
        _ => new RefuseDutyEntry(id, reason),
    };

    private async Task<IActionResult> LoadAsync(string id, CancellationToken cancellation)
    {
        try
        {
            Proposal = await sender.Send(new GetDutyProposal(id), cancellation);
        }
        catch (NotFoundException)
        {
            return NotFound();
        }

        History = await histories.OfAsync(register, id, cancellation);
        if (Proposal.Entry is { AmendsId: { } amended, State: DutyState.Proposed or DutyState.Confirmed })
        {
            Changes = histories.Between(register, amended, id);
        }

        return Page();
    }
}
