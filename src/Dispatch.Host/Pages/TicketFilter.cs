using System.Globalization;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Host.Pages;

/// <summary>What a list of tickets is narrowed to; all of it stands in the address.</summary>
public sealed class TicketFilter
{
    /// <summary>Words in number, title, description or address.</summary>
    public string? Q { get; set; }

    /// <summary>Where the tickets stand; null for all.</summary>
    public TicketStatus? Status { get; set; }

    /// <summary>Only those not ended (<c>open</c>), only those with departments (<c>whistled</c>); null for all.</summary>
    public string? State { get; set; }

    /// <summary>The unit in whose territory they lie, or that has a part in them.</summary>
    public string? UnitId { get; set; }

    /// <summary>Their category.</summary>
    public string? CategoryCode { get; set; }

    /// <summary>Only late ones.</summary>
    public bool Overdue { get; set; }

    /// <summary>First day of receipt.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Last day of receipt.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Questions that were answered on the spot, instead of matters.</summary>
    public bool Advice { get; set; }

    /// <summary>The column it is sorted by, as <c>due</c>, or <c>-due</c> for the last first; otherwise the newest first.</summary>
    public string? Sort { get; set; }

    /// <summary>The column that <see cref="Sort"/> names.</summary>
    internal TicketOrder Order => Enum.TryParse<TicketOrder>(Sort?.TrimStart('-'), ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : TicketOrder.Received;

    /// <summary>Whether the last come first.</summary>
    internal bool Descending => string.IsNullOrEmpty(Sort) || Sort.StartsWith('-');

    private static readonly TicketStatus[] _open =
    [
        TicketStatus.Received, TicketStatus.AtStation, TicketStatus.AtCommunity, TicketStatus.AtStreet, TicketStatus.Whistled, TicketStatus.Handling, TicketStatus.Suspended, TicketStatus.Verifying,
        TicketStatus.Supervised,
    ];

    /// <summary>Of how many of the newest, in the period asked for, the list is made where it is searched, filtered or sorted: what a click takes must not grow with the years.</summary>
    public const int Newest = 10_000;

    /// <summary>Whether only <see cref="Newest"/> are looked through. What is open is sorted whole: there is never more of it than can be worked on.</summary>
    internal bool IsBounded => State is null && (Order != TicketOrder.Received || !Descending || Status is not null || Overdue || Empty(CategoryCode) is not null || !string.IsNullOrWhiteSpace(Q));

    /// <summary>The query for a page of it.</summary>
    public ListTickets Query(PageRequest page, DistrictTime district) => new(page)
    {
        Newest = IsBounded ? Newest : null,
        Q = string.IsNullOrWhiteSpace(Q) ? null : Q.Trim(),
        Statuses = Status is { } only ? [only] : State switch
        {
            "open" => _open,
            "whistled" => [TicketStatus.Whistled, TicketStatus.Handling, TicketStatus.Suspended],
            _ => [],
        },
        UnitId = Empty(UnitId),
        CategoryCode = Empty(CategoryCode),
        Overdue = Overdue ? true : null,
        From = From is { } from ? district.Midnight(from) : null,
        To = To is { } to ? district.Midnight(to.AddDays(1)) : null,
        Matter = Advice ? Matter.Advice : Matter.Complaint,
        Order = Order,
        Descending = Descending,
    };

    /// <summary>Its address, with one member changed.</summary>
    public string Address(string? name = null, string? value = null, string path = "/tickets")
    {
        var parts = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["q"] = Q,
            ["status"] = Status?.ToString(),
            ["state"] = State,
            ["unitId"] = UnitId,
            ["categoryCode"] = CategoryCode,
            ["overdue"] = Overdue ? "true" : null,
            ["from"] = From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["to"] = To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["advice"] = Advice ? "true" : null,
            ["sort"] = Sort,
        };
        if (name is not null)
        {
            parts[name] = value;
        }

        return path + QueryString.Create(parts.Where(p => !string.IsNullOrEmpty(p.Value)));
    }

    /// <summary>Its address, sorted by the column; by the same column again, the other way round.</summary>
    internal string SortedBy(TicketOrder order)
    {
        var name = order.ToString().ToLowerInvariant();
        return Address("sort", Order == order && !Descending ? "-" + name : name);
    }

    /// <summary>What <c>aria-sort</c> says of a column.</summary>
    internal string? AriaSort(TicketOrder order) => Order != order ? null : Descending ? "descending" : "ascending";

    private static string? Empty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
