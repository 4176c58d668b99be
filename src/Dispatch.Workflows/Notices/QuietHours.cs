using Dispatch.Workflows.Calendars;
using Microsoft.Extensions.Options;

namespace Dispatch.Workflows.Notices;

/// <summary>The hours in which nobody is told anything that can wait.</summary>
public sealed class QuietHours(DistrictTime time, IOptions<NoticeOptions> options)
{
    /// <summary>Until when a notice is held; null when it may go out now.</summary>
    public DateTimeOffset? HeldUntil(DateTimeOffset now)
    {
        var (from, to, local) = (options.Value.QuietFrom, options.Value.QuietTo, time.Local(now));
        var clock = TimeOnly.FromDateTime(local);
        if (from == to || !clock.IsBetween(from, to))
        {
            return null;
        }

        var day = DateOnly.FromDateTime(local);
        return time.Instant((clock < to ? day : day.AddDays(1)).ToDateTime(to));
    }
}
