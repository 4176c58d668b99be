using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Tickets;

/// <summary>The table of history items; nothing in the product updates or deletes its rows.</summary>
internal sealed class HistoryItemTable : IEntityTypeConfiguration<HistoryItem>
{
    public void Configure(EntityTypeBuilder<HistoryItem> builder)
    {
        builder.ToTable("ticket_history");
        builder.HasKey(h => new { h.TicketId, h.Seq });
    }
}
