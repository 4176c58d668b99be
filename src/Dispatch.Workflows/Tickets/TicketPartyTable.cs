using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Tickets;

/// <summary>The table of units that may see a ticket.</summary>
internal sealed class TicketPartyTable : IEntityTypeConfiguration<TicketParty>
{
    public void Configure(EntityTypeBuilder<TicketParty> builder)
    {
        builder.ToTable("ticket_parties");
        builder.HasKey(p => new { p.TicketId, p.UnitId });
        builder.HasIndex(p => new { p.UnitId, p.TicketId });
    }
}
