using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Host.Identity;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Tasks;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;

namespace Dispatch.Host.Pages;

/// <summary>What the signed-in unit has to do: late, today, later. What lies with units below it, or with the resident, stands apart.</summary>
[PageFor(Reach.OwnTasks, Roles.Admin, Roles.Auditor, Roles.District, Roles.Street, Roles.Community, Roles.Station, Roles.Steward, Roles.Department, Roles.Hotline)]
internal sealed class InboxPage(ISender sender, Says says, Holding holding, TaskSheet sheet, TaskForms forms) : PageModel
{
    private const int MostKnown = 2000;

    /// <summary>Of each urgency so many rows are drawn, unless all are asked for.</summary>
    public const int MostRows = 100;

    private static readonly string[] _tones = ["late", "soon", "fine", "rest"];

    /// <summary>The tasks of the scope and kind, by urgency.</summary>
    public IReadOnlyList<Group> Groups { get; private set; } = [];

    /// <summary>How many there are in each scope.</summary>
    public IReadOnlyList<(Scope Scope, int Count)> Scopes { get; private set; } = [];

    /// <summary>The kinds of tasks in the scope.</summary>
    public IReadOnlyList<(string Kind, string Title, int Count)> Kinds { get; private set; } = [];

    public Scope Shown { get; private set; }

    public string? Kind { get; private set; }

    /// <summary>The words that are looked for.</summary>
    public string? Q { get; private set; }

    /// <summary>How many entries of the duty lists wait for the caller to agree or to publish.</summary>
    public int Proposals { get; private set; }

    /// <summary>Why a task could not be accepted.</summary>
    public string? Problem { get; private set; }

    /// <summary>The ids that the page knows of, so that only others are news: all, or of very many those that are drawn.</summary>
    public string Known { get; private set; } = "";

    /// <summary>Whether there are more than the page knows of.</summary>
    public bool KnowsPart { get; private set; }

    /// <summary>Whether all rows are drawn, however many.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public async Task OnGetAsync(Scope? scope, string? kind, string? q, CancellationToken cancellation)
    {
        Q = string.IsNullOrWhiteSpace(q) ? null : q.Trim();
        var all = await sender.Send(new ListOpenTasks(Q), cancellation);
        var caller = CallerClaims.Read(User);
        var byScope = all.ToLookup(t => ScopeOf(t, caller));
        Scopes = [.. Enum.GetValues<Scope>().Select(s => (s, byScope[s].Count())).Where(s => s.s == Scope.Mine || s.Item2 > 0)];
        Shown = scope ?? (byScope[Scope.Mine].Any() || caller.UnitId is not null ? Scope.Mine : Scope.Below);
        var tasks = byScope[Shown].ToList();
        Kinds = [.. tasks.GroupBy(t => t.Kind).Select(g => (g.Key, Says.Of(g.First().Title, g.First().TitleEn), g.Count())).OrderByDescending(k => k.Item3)];
        Kind = Kinds.Any(k => k.Kind == kind) ? kind : null;
        await DrawAsync(tasks.Where(t => t.Fits && (Kind is null || t.Kind == Kind)).ToLookup(says.Tone), cancellation);
        Proposals = (await sender.Send(new ListDutyProposals(), cancellation)).Count(p => p.Waits);
        KnowsPart = all.Count > MostKnown;
        Known = string.Join(' ', KnowsPart ? Groups.SelectMany(g => g.Tasks).Select(t => t.Id) : all.Select(t => t.Id));
    }

    public async Task<IActionResult> OnGetExportAsync(Scope? scope, string? kind, string? q, string format, CancellationToken cancellation)
    {
        All = true;
        await OnGetAsync(scope, kind, q, cancellation);
        return sheet.Of(Groups.SelectMany(g => g.Tasks)).ToFile(format, "tasks");
    }

    /// <summary>Signs a task in from its row; what there is to say about it can wait for the ticket's page.</summary>
    public async Task<IActionResult> OnPostAcceptAsync(string taskId, Scope? scope, string? kind, string? q, CancellationToken cancellation)
    {
        try
        {
            await sender.Send(new CompleteTask(taskId, "Accept", forms.Read(null, new Dictionary<string, StringValues>(StringComparer.Ordinal)), null), cancellation);
            return RedirectToPage(new { scope, kind, q });
        }
        catch (Exception e) when (Refused.Answer(e, Response) is { } words)
        {
            Problem = string.Join(" ", words);
            await OnGetAsync(scope, kind, q, cancellation);
            return Page();
        }
    }

    /// <summary>Whether the task is a sign-in that can be accepted from its row.</summary>
    public bool CanAccept(TaskView task) => Shown == Scope.Mine && task.Kind == TaskKinds.SignIn && task.PausedAt is null;

    private Scope ScopeOf(OpenTask task, Caller caller) =>
        TaskKinds.IsResidents(task.Kind) ? Scope.Resident : holding.Holds(caller, task.UnitId) ? Scope.Mine : Scope.Below;

    // Only what is drawn is read whole.
    private async Task DrawAsync(ILookup<string, OpenTask> byTone, CancellationToken cancellation)
    {
        var shown = _tones.Where(byTone.Contains).Select(tone => (Tone: tone, All: byTone[tone].ToList())).ToList();
        var drawn = (await sender.Send(new GetTasks([.. shown.SelectMany(g => All ? g.All : g.All.Take(MostRows)).Select(t => t.Id)]), cancellation)).ToLookup(says.Tone);
        Groups = [.. shown.Select(g => new Group(g.Tone, g.All.Count, [.. drawn[g.Tone]]))];
    }

    /// <summary>Tasks of one urgency: how many there are, and those that are drawn.</summary>
    internal sealed record Group(string Tone, int Count, IReadOnlyList<TaskView> Tasks);

    /// <summary>With whom tasks lie.</summary>
    internal enum Scope
    {
        /// <summary>The caller's unit.</summary>
        Mine,

        /// <summary>A unit below it.</summary>
        Below,

        /// <summary>The resident, who may answer or not.</summary>
        Resident,
    }
}
