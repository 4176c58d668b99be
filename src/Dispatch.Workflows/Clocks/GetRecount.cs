using Dispatch.Engine.Client;
using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Persistence;
using MediatR;

namespace Dispatch.Workflows.Clocks;

/// <summary>How far the open clocks are counted anew by a version of a calendar, the present one when none is named.</summary>
[AllowedFor(Roles.Admin, Roles.Auditor)]
public sealed record GetRecount(string CalendarCode, int? Version) : IQuery<RecountProgress>;

internal sealed class GetRecountHandler(IDatabase database, IReferenceData reference) : IRequestHandler<GetRecount, RecountProgress>
{
    // What the timers of the recounting still have to do: to look through a page, or to count a ticket.
    private const string Left =
        """
        SELECT COALESCE(SUM(json_extract(payload, '$.ticketId') IS NULL), 0), COALESCE(SUM(json_extract(payload, '$.ticketId') IS NOT NULL), 0) FROM engine_timers
        WHERE id >= 'recount-' AND id < 'recount.' AND target = $1 AND json_extract(payload, '$.calendar') = $2 AND json_extract(payload, '$.version') = $3
        """;

    public Task<RecountProgress> Handle(GetRecount request, CancellationToken cancellationToken)
    {
        var calendar = reference.Current.Calendars.Version(request.CalendarCode) ?? throw CalendarRules.Missing(request.CalendarCode);
        long version = request.Version ?? calendar.Version;
        using var read = database.OpenRead();
        using var snapshot = read.Freeze();
        var (pages, tickets) = read.QueryFirst(Left, row => (row.GetInt32(0), row.GetInt32(1)), ClockRecount.Name, calendar.Code, version);
        var moved = read.QueryFirst("SELECT COUNT(*) FROM clock_changes WHERE calendar_code = $1 AND calendar_version = $2", row => row.GetInt32(0), calendar.Code, version);
        return Task.FromResult(new RecountProgress(calendar.Code, (int)version, pages == 0, tickets, moved));
    }
}
