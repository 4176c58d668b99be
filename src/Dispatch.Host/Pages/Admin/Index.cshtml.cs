using Dispatch.Engine.Persistence;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Persistence;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages.Admin;

/// <summary>Where an admin starts: all that is kept, and what a new installation still lacks.</summary>
[PageFor(Reach.Everything, Roles.Admin, Roles.Auditor)]
internal sealed class IndexPage(IReferenceData reference, IDatabase database) : PageModel
{
    /// <summary>What is kept, with how many there are.</summary>
    public IReadOnlyList<(string Name, long Count)> Doors { get; private set; } = [];

    /// <summary>The way of a new installation, in order.</summary>
    public IReadOnlyList<(string Name, string Address, long Count)> Steps { get; private set; } = [];

    /// <summary>Whether something of that way is still to be done.</summary>
    public bool IsNew => Steps.Any(s => s.Count == 0);

    public void OnGet()
    {
        var now = reference.Current;
        using var session = database.OpenRead();
        long Count(string sql) => session.QueryFirst(sql, row => row.GetInt64(0));
        var (units, members, categories, duties) = (now.Units.Units.Count, now.Units.Members.Count, now.Categories.Categories.Count, now.Duties.Entries.Count);
        Doors =
        [
            ("units", units), ("members", members), ("rosters", now.Units.Rosters.Count), ("accounts", Count("SELECT COUNT(*) FROM host_accounts")),
            ("keys", Count("SELECT COUNT(*) FROM host_api_keys WHERE revoked_at IS NULL")), ("categories", categories), ("duty-lists", duties), ("admissions", now.Admissions.Entries.Count),
            ("calendars", now.Calendars.Codes.Count()), ("sla-policies", now.Policies.Policies.Count), ("webhooks", Count("SELECT COUNT(*) FROM host_webhooks")),
        ];
        Steps =
        [
            ("units", "/admin/import?subject=units", units), ("members", "/admin/import?subject=members", members), ("categories", "/admin/import?subject=categories", categories),
            ("duty-lists", "/admin/import?subject=duty-lists", duties), ("accounts", "/admin/accounts/_new", Count("SELECT COUNT(*) FROM host_accounts WHERE unit_id IS NOT NULL")),
        ];
    }
}
