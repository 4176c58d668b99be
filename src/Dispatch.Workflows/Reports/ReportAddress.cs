using System.Globalization;

namespace Dispatch.Workflows.Reports;

/// <summary>Where the tickets behind figures are listed.</summary>
internal static class ReportAddress
{
    /// <summary>The address for the whole; <c>&amp;figure=</c> narrows it to one figure.</summary>
    public static string Tickets(ReportScope scope)
    {
        var unit = scope.UnitId is { } id ? "&unitId=" + Uri.EscapeDataString(id) : "";
        return $"/api/v1/reports/tickets?from={Instant(scope.From)}&to={Instant(scope.To)}{unit}&groupBy={char.ToLowerInvariant(scope.GroupBy.ToString()[0])}{scope.GroupBy.ToString()[1..]}";
    }

    /// <summary>The address for one group of a whole that has <paramref name="tickets"/> as its address.</summary>
    public static string Of(string tickets, string key) => tickets + "&key=" + Uri.EscapeDataString(key);

    /// <summary>The address of what was open at an earlier instant; <c>&amp;figure=</c> narrows it to one figure.</summary>
    public static string TicketsAt(ReportScope scope, DateTimeOffset at) => Tickets(scope) + "&at=" + Instant(at);

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
