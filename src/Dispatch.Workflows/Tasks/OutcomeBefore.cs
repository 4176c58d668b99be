using System.Reflection;
using Dispatch.Workflows.Tickets;

namespace Dispatch.Workflows.Tasks;

/// <summary>A ticket before an outcome was given, with the tasks that were open then.</summary>
internal sealed record OutcomeBefore
{
    // What only ever counts on, and what never changes, is not put back.
    private static readonly PropertyInfo[] _changing = [.. typeof(Ticket).GetProperties().Where(p => p.CanWrite
        && p.Name is not (nameof(Ticket.HistorySeq) or nameof(Ticket.EventSeq) or nameof(Ticket.Version) or nameof(Ticket.UpdatedAt) or nameof(Ticket.Description)))];

    public required Ticket Ticket { get; init; }

    public required IReadOnlyList<string> OpenTaskIds { get; init; }

    public static OutcomeBefore Of(TicketWork work)
    {
        var ticket = work.Ticket.Clone();
        ticket.Description = "";
        return new OutcomeBefore { Ticket = ticket, OpenTaskIds = [.. work.Tasks.Open.Select(t => t.Id)] };
    }

    /// <summary>Puts the ticket back to what it was.</summary>
    public void PutBack(TicketWork work)
    {
        work.Touch();
        foreach (var property in _changing)
        {
            property.SetValue(work.Ticket, property.GetValue(Ticket));
        }
    }
}
