using System.Text.Json;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Host.Attachments;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.Evaluation;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Tasks;
using Dispatch.Workflows.Tickets;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace Dispatch.Host.Pages;

/// <summary>A ticket on one page: what it is, what happened, the next action with its form, the clocks with their explanation, who held it how long.</summary>
[PageFor(Reach.OwnUnits, Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Steward, Roles.Department, Roles.Hotline)]
[RequestSizeLimit(AttachmentLimits.LargestRequest)]
internal sealed class TicketPage(ISender sender, TaskForms forms, TicketPath path, Holding holding, AttachmentStore files) : PageModel
{
    // Who puts tickets in order: joins and parts them, mends category and place.
    private static readonly string[] _sorters = [Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Hotline];

    public TicketView View { get; private set; } = null!;

    public IReadOnlyList<PathStep> Steps { get; private set; } = [];

    public IReadOnlyList<Attachment> Attachments { get; private set; } = [];

    public IReadOnlyList<TaskView> Open { get; private set; } = [];

    /// <summary>Open tickets that look alike, for joining them with this one.</summary>
    public IReadOnlyList<TicketView> Alike { get; private set; } = [];

    /// <summary>The open tasks that the caller may complete.</summary>
    public IReadOnlyList<TaskView> Mine { get; private set; } = [];

    public ResponsibilityLedger Ledger { get; private set; } = null!;

    public string? Problem { get; private set; }

    public bool Done { get; private set; }

    /// <summary>The task and outcome that were tried in vain.</summary>
    public (string TaskId, string Outcome)? Tried { get; private set; }

    /// <summary>Whether a task is done on the spot, so that photos come with its answer.</summary>
    public static bool TakesPhotos(TaskView task) =>
        task.Kind is TaskKinds.StationHandle or TaskKinds.CommunityHandle or TaskKinds.Arrive or TaskKinds.Report or TaskKinds.Verify or TaskKinds.DownwardHandle;

    /// <summary>How a due time was counted, line by line.</summary>
    public static IReadOnlyList<string> Explanation(TaskView task) =>
        task.DueExplanation is { ValueKind: JsonValueKind.Array } lines ? [.. lines.EnumerateArray().Select(l => Says.OneOf(l.ToString()))] : [];

    /// <summary>The fields of an outcome.</summary>
    public IReadOnlyList<FormField> Fields(TaskView task, OutcomeForm outcome) => forms.Fields(outcome.Form, task, Tried == (task.Id, outcome.Name) ? Sent() : null);

    /// <summary>The task whose outcome the caller may still take back.</summary>
    public TaskView? TakeBack { get; private set; }

    /// <summary>Whether the caller may mend the ticket's category or place.</summary>
    public bool MayCorrect => View is { ClosedAt: null, Status: not TicketStatus.Evaluating } && CallerClaims.Read(User).IsAny(_sorters);

    /// <summary>Whether the caller may take the ticket out of the one it was merged into.</summary>
    public bool MayUnjoin => View.Status == TicketStatus.Merged && CallerClaims.Read(User).IsAny(_sorters);

    /// <summary>Whether the caller may do to the ticket what needs no task.</summary>
    public bool MayUrge => View.ClosedAt is null && CallerClaims.Read(User).IsAny(Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Steward, Roles.Hotline);

    /// <summary>Whether the caller may add to the ticket.</summary>
    public bool MayAdd => !CallerClaims.Read(User).Is(Roles.Auditor);

    public async Task<IActionResult> OnGetAsync(string id, bool done, CancellationToken cancellation)
    {
        Done = done;
        return await LoadAsync(id, cancellation);
    }

    public async Task<IActionResult> OnPostAsync(string id, string taskId, string outcome, string? comment, CancellationToken cancellation)
    {
        Tried = (taskId, outcome);
        return await ChangeAsync(id, async () =>
        {
            var task = await sender.Send(new GetTask(taskId), cancellation);
            var data = forms.Read(OutcomeForm.Of(task, outcome)?.Form ?? task.Form, Sent());
            if (Request.Form.Files.Any(f => f.Length > 0))
            {
                // The evidence first: once the task is done, the ticket may have left the caller.
                await sender.Send(new AttachToTicket(id, await files.KeepAsync(Request.Form.Files.Where(f => f.Length > 0), cancellation)), cancellation);
            }

            await sender.Send(new CompleteTask(taskId, outcome, data, comment), cancellation);
        }, cancellation);
    }

    public Task<IActionResult> OnPostEvaluateAsync(string id, string outcome, bool? solved, string? comment, CancellationToken cancellation) => ChangeAsync(id, async () =>
    {
        var ticket = await sender.Send(new GetTicket(id), cancellation);
        await sender.Send(new EvaluateByTrackingCode(ticket.TrackingCode, outcome, solved, comment), cancellation);
    }, cancellation);

    public Task<IActionResult> OnPostClaimAsync(string id, string taskId, CancellationToken cancellation) => ChangeAsync(id, () => sender.Send(new ClaimTask(taskId), cancellation), cancellation);

    public Task<IActionResult> OnPostResumeAsync(string id, string taskId, CancellationToken cancellation) => ChangeAsync(id, () => sender.Send(new ResumeTask(taskId), cancellation), cancellation);

    public Task<IActionResult> OnPostDelegateAsync(string id, string taskId, string to, CancellationToken cancellation) =>
        ChangeAsync(id, () => sender.Send(holding.Delegate(taskId, to), cancellation), cancellation);

    public Task<IActionResult> OnPostTakeBackAsync(string id, string taskId, string? text, CancellationToken cancellation) => ChangeAsync(id, () => sender.Send(new TakeBackTask(taskId, text), cancellation), cancellation);

    public Task<IActionResult> OnPostCorrectAsync(string id, string? categoryCode, string? compoundId, string? text, CancellationToken cancellation) =>
        ChangeAsync(id, () => sender.Send(new CorrectTicket(id, text, Chosen(categoryCode), Chosen(compoundId)), cancellation), cancellation);

    public Task<IActionResult> OnPostUnjoinAsync(string id, string? text, CancellationToken cancellation) => ChangeAsync(id, () => sender.Send(new UnjoinTicket(id, text), cancellation), cancellation);

    public Task<IActionResult> OnPostCommentAsync(string id, string text, CancellationToken cancellation) => ChangeAsync(id, () => sender.Send(new CommentOnTicket(id, text), cancellation), cancellation);

    public Task<IActionResult> OnPostUrgeAsync(string id, string? text, CancellationToken cancellation) => ChangeAsync(id, () => sender.Send(new UrgeTicket(id, text), cancellation), cancellation);

    public Task<IActionResult> OnPostWithdrawAsync(string id, string? text, CancellationToken cancellation) => ChangeAsync(id, () => sender.Send(new WithdrawTicket(id, text), cancellation), cancellation);

    public Task<IActionResult> OnPostMergeAsync(string id, string into, CancellationToken cancellation) => ChangeAsync(id, () => sender.Send(new MergeTicket(id, into), cancellation), cancellation);

    public Task<IActionResult> OnPostJoinAsync(string id, string[] joined, CancellationToken cancellation) => ChangeAsync(id, async () =>
    {
        var result = await sender.Send(new JoinTickets(id, joined), cancellation);
        var errors = new FieldErrors();
        foreach (var why in result.Refused.Select(r => r.Why).Distinct(StringComparer.Ordinal))
        {
            errors.Add("joined", why);
        }

        errors.ThrowIfAny();
    }, cancellation);

    public Task<IActionResult> OnPostPhotosAsync(string id, CancellationToken cancellation) => ChangeAsync(id, async () =>
    {
        await sender.Send(new ListAttachments(id), cancellation);
        await sender.Send(new AttachToTicket(id, await files.KeepAsync(Request.Form.Files, cancellation)), cancellation);
    }, cancellation);

    private async Task<IActionResult> ChangeAsync(string id, Func<Task> change, CancellationToken cancellation)
    {
        try
        {
            await change();
            return LocalRedirect($"/tickets/{id}?done=true");
        }
        catch (Exception e) when (Refused.Answer(e, Response) is { } words)
        {
            Problem = string.Join(" ", words);
            return await LoadAsync(id, cancellation);
        }
    }

    private async Task<IActionResult> LoadAsync(string id, CancellationToken cancellation)
    {
        try
        {
            View = await sender.Send(new GetTicket(id), cancellation);
        }
        catch (NotFoundException)
        {
            return NotFound();
        }

        Steps = path.Of((await sender.Send(new GetHistory(id, new PageRequest(PageRequest.LargestLimit)), cancellation)).Items);
        Attachments = await sender.Send(new ListAttachments(id), cancellation);
        Ledger = await sender.Send(new GetLedger(id), cancellation);
        Open = (await sender.Send(new ListTasks(new PageRequest()) { TicketId = id, States = [TaskState.Open, TaskState.Claimed] }, cancellation)).Items;
        var caller = CallerClaims.Read(User);
        if (View.ClosedAt is null && caller.IsAny(_sorters))
        {
            Alike = await sender.Send(new ListAlike(id), cancellation);
        }

        Mine = [.. Open.Where(t => !TaskKinds.IsResidents(t.Kind) && holding.Holds(caller, t.UnitId))];
        TakeBack = await sender.Send(new FindTakeBack(id), cancellation);
        return Page();
    }

    /// <summary>Whether the caller may enter what the resident says on the phone or at the counter.</summary>
    public bool MayEvaluate => View.Status == TicketStatus.Evaluating && View.Evaluations.Resident is null && CallerClaims.Read(User).IsAny(Roles.Hotline, Roles.Station, Roles.Steward);

    /// <summary>What the category asks beyond every ticket's own fields, with the answers.</summary>
    public IEnumerable<(string Label, string Value)> Extras(Says says)
    {
        if (View.Fields is not { ValueKind: JsonValueKind.Object } filled)
        {
            yield break;
        }

        foreach (var field in TaskForms.Fields(says.CategoryFields(View.CategoryCode)))
        {
            if (filled.TryGetProperty(field.Name, out var value))
            {
                yield return (field.Label, field.ChoiceLabel(value.ToString()));
            }
        }
    }

    private static string? Chosen(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private Dictionary<string, StringValues> Sent() => Request.Form.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
}
