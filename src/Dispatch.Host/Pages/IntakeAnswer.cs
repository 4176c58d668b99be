using Dispatch.Engine.Persistence;
using Dispatch.Workflows.Access;
using Dispatch.Workflows.Calendars;
using Dispatch.Workflows.Clocks;
using Dispatch.Workflows.DutyLists;
using Dispatch.Workflows.Listing;
using Dispatch.Workflows.Persistence;
using Dispatch.Workflows.Tickets;
using MediatR;

namespace Dispatch.Host.Pages;

/// <summary>What can be said of a matter before it is filed: whose it is by the lists, by when it is due, and what like it is open near by.</summary>
public sealed class IntakeAnswer(ISender sender, IReferenceData reference, IDatabase database, DistrictTime district)
{
    private const int Shown = 5;

    /// <summary>The answer for a place and, as far as they are known, a category and words.</summary>
    /// <param name="compoundId">The compound.</param>
    /// <param name="categoryCode">The category.</param>
    /// <param name="words">The headline typed so far.</param>
    /// <param name="forStaff">Whether the tickets themselves may be shown; residents get only their number.</param>
    /// <param name="cancellation">Ends the search.</param>
    public async Task<Said> AskAsync(string? compoundId, string? categoryCode, string? words, bool forStaff, CancellationToken cancellation)
    {
        var data = reference.Current;
        var category = data.Category(categoryCode);
        var community = data.CommunityOf(compoundId);
        var duty = category is null || community is null ? null : data.LookUpDuty(category.Code, community.Id, district.Today);
        var limit = category is null ? null : data.Limit(SlaPolicy.WholeCase, category.Code, category.DefaultUrgency, district.Today);
        var due = limit is null ? (DateTimeOffset?)null : data.Due(limit, district.Now).DueAt;
        return compoundId is null || community is null
            ? new Said(duty, due, [], 0)
            : forStaff ? new Said(duty, due, await NearAsync(compoundId, category?.Code, words, cancellation), 0) : new Said(duty, due, [], Count(compoundId, category?.Code));
    }

    private async Task<IReadOnlyList<TicketView>> NearAsync(string compoundId, string? categoryCode, string? words, CancellationToken cancellation)
    {
        var near = new ListTickets(new PageRequest(50)) { UnitId = compoundId, From = district.Now.AddDays(-30) };
        IEnumerable<TicketView> found = categoryCode is null ? [] : (await sender.Send(near with { CategoryCode = categoryCode }, cancellation)).Items;
        if (words?.Trim() is { Length: >= 2 } text)
        {
            found = found.Concat((await sender.Send(near with { Q = text }, cancellation)).Items);
        }

        return [.. found.Where(t => t.ClosedAt is null).DistinctBy(t => t.Id).Take(Shown)];
    }

    private int Count(string compoundId, string? categoryCode)
    {
        using var read = database.OpenRead();
        return categoryCode is null ? 0 : (int)read.QueryFirst(
            "SELECT COUNT(*) FROM tickets WHERE compound_id = $1 AND category_code = $2 AND closed_at IS NULL AND received_at >= $3 AND matter = 'Complaint' AND sandbox = 0",
            r => r.GetInt64(0),
            compoundId,
            categoryCode,
            district.Now.AddDays(-30));
    }

    /// <summary>What is said.</summary>
    /// <param name="Duty">The lists' answer; null while place or category is open.</param>
    /// <param name="DueAt">When it would be due if it were filed now.</param>
    /// <param name="Near">Open tickets like it, for staff.</param>
    /// <param name="NearCount">How many there are, for residents.</param>
    public sealed record Said(DutyLookUp? Duty, DateTimeOffset? DueAt, IReadOnlyList<TicketView> Near, int NearCount);
}
