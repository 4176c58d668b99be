using Dispatch.Benchmarks.Complaints;

namespace Dispatch.Benchmarks.Large;

/// <summary>A complaint played through the real service, to be copied: so far along, and how often among all.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Share">How many of a hundred copies are of this one.</param>
internal sealed record Template(string TicketId, int Share)
{
    /// <summary>The part of every id that stands for the instant: the same in all rows of the template.</summary>
    public string Instant => TicketId[..11];

    /// <summary>Plays one to <paramref name="steps"/> steps, or to its end.</summary>
    public static async Task<Template> PlayAsync(ComplaintHost host, ComplaintKind kind, int steps, int share)
    {
        var complaint = new Complaint(host, kind);
        for (var step = 0; step < steps && await complaint.StepAsync(); step++)
        {
        }

        return new Template(complaint.Id, share);
    }
}
