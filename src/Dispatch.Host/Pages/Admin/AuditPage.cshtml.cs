using System.Globalization;
using Dispatch.Engine.Persistence;
using Dispatch.Host.Api;
using Dispatch.Host.Audit;
using Dispatch.Workflows.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Dispatch.Host.Pages.Admin;

/// <summary>Who did what, newest first, and whether the record is as it was written.</summary>
[PageFor(Reach.Everything, Roles.Admin, Roles.Auditor)]
internal sealed class AuditPage(IDatabase database, ActorNames actors, IStringLocalizer<Words> words) : PageModel
{
    private const int OnePage = 100;

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public AuditVerdict? Verdict { get; private set; }

    public string? ActorId { get; private set; }

    public string? Action { get; private set; }

    public string? SubjectId { get; private set; }

    /// <summary>From where the next page goes on; null on the last.</summary>
    public long? Before { get; private set; }

    public void OnGet(string? actorId, string? what, string? subjectId, long? before, bool verify)
    {
        (ActorId, Action, SubjectId) = (Empty(actorId), Empty(what), Empty(subjectId));
        using var session = database.OpenRead();
        Verdict = verify ? AuditChain.Verify(session) : null;
        Entries = AuditChain.Page(session, before ?? long.MaxValue, ActorId, Action, SubjectId, OnePage);
        Before = Entries.Count == OnePage ? Entries[^1].Seq : null;
    }

    public string Who(AuditEntry entry) => entry.ActorId is null && entry.ActorKind == "anonymous" ? words["Actor.anonymous"] : actors.Of(entry.ActorId);

    public string Word(string action) => words["Action." + action] is { ResourceNotFound: false } word ? word : action;

    public string Older(long before) => "/admin/audit" + QueryString.Create(new Dictionary<string, string?>
    {
        ["actorId"] = ActorId, ["what"] = Action, ["subjectId"] = SubjectId, ["before"] = before.ToString(CultureInfo.InvariantCulture),
    }.Where(p => p.Value is not null));

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
