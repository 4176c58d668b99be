using System.Globalization;
using Dispatch.Engine.Primitives;
using Dispatch.Host.Api;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;
using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Dispatch.Host.Pages.Admin;

/// <summary>Tries a limit before it is published: when it would be due, and why.</summary>
[PageFor(Reach.Everything, Roles.Admin, Roles.Auditor)]
internal sealed class TryDeadlinePage(ISender sender, DistrictTime time) : PageModel
{
    public string Start { get; private set; } = "";

    public decimal? Amount { get; private set; }

    public LimitUnit? Unit { get; private set; }

    public string? CalendarCode { get; private set; }

    public CountFrom? CountFrom { get; private set; }

    public TriedDeadline? Tried { get; private set; }

    public string? Problem { get; private set; }

    public async Task OnGetAsync(string? start, decimal? amount, LimitUnit? unit, string? calendar, CountFrom? countFrom, CancellationToken cancellation)
    {
        (Amount, Unit, CalendarCode, CountFrom) = (amount, unit ?? LimitUnit.WorkDays, string.IsNullOrEmpty(calendar) ? "cn-office" : calendar, countFrom);
        var local = DateTime.TryParse(start, CultureInfo.InvariantCulture, out var given) ? given : TimeZoneInfo.ConvertTime(time.Now, time.Zone).DateTime;
        Start = local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        if (amount is null)
        {
            return;
        }

        try
        {
            Tried = await sender.Send(new TryDeadline(CalendarCode, new DateTimeOffset(local, time.Zone.GetUtcOffset(local)), amount, Unit, countFrom), cancellation);
        }
        catch (Exception e) when (Refused.Answer(e, Response) is { } reasons)
        {
            Problem = string.Join(' ', reasons);
        }
    }
}
