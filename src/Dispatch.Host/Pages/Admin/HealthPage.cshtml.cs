using System.Diagnostics;
using System.Reflection;
using Dispatch.Engine.Persistence;
using Dispatch.Host.Api;
using Dispatch.Host.Health;
using Dispatch.Workflows.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages.Admin;

/// <summary>How the service is: fit to serve part by part, and what waits.</summary>
[PageFor(Reach.Everything, Roles.Admin, Roles.Auditor)]
internal sealed class HealthPage(Readiness readiness, IDatabase database, IHostEnvironment environment) : PageModel
{
    public static string Version { get; } = typeof(HealthPage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public static DateTimeOffset StartedAt { get; } = Process.GetCurrentProcess().StartTime;

    public ReadyState State { get; private set; } = null!;

    public string EnvironmentName => environment.EnvironmentName;

    public long Megabytes { get; } = Environment.WorkingSet / (1024 * 1024);

    /// <summary>Effects that wait to leave.</summary>
    public long Outbox { get; private set; }

    /// <summary>Effects that are given up on.</summary>
    public long Dead { get; private set; }

    public long Timers { get; private set; }

    /// <summary>Instances with open incidents.</summary>
    public long Incidents { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        State = await readiness.CheckAsync(cancellation);
        using var session = database.OpenRead();
        long Count(string sql) => session.QueryFirst(sql, row => row.GetInt64(0));
        Outbox = Count("SELECT COUNT(*) FROM engine_outbox WHERE is_dead = 0");
        Dead = Count("SELECT COUNT(*) FROM engine_outbox WHERE is_dead = 1");
        Timers = Count("SELECT COUNT(*) FROM engine_timers");
        Incidents = Count("SELECT COUNT(*) FROM engine_instances WHERE incident_count > 0");
    }
}
