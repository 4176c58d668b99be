using System.Globalization;

namespace Dispatch.Workflows.Reports;

/// <summary>Where the tickets behind figures are listed.</summary>
internal static class ReportAddress
{
    /// <summary>The address for a group, or for the whole; <c>&amp;figure=</c> narrows it to one figure.</summary>
    public static string Tickets(ReportScope scope, string? key = null)
    {
        var filters = new List<string> { "from=" + Instant(scope.From), "to=" + Instant(scope.To) };
        if (scope.UnitId is { } unit)
        {
            filters.Add("unitId=" + Uri.EscapeDataString(unit));
        }

        filters.Add("groupBy=" + char.ToLowerInvariant(scope.GroupBy.ToString()[0]) + scope.GroupBy.ToString()[1..]);
        if (key is not null)
        {
            filters.Add("key=" + Uri.EscapeDataString(key));
        }

        return "/api/v1/reports/tickets?" + string.Join('&', filters);
    }

    /// <summary>The address of what was open at an earlier instant; <c>&amp;figure=</c> narrows it to one figure.</summary>
    public static string TicketsAt(ReportScope scope, DateTimeOffset at) => Tickets(scope) + "&at=" + Instant(at);

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
