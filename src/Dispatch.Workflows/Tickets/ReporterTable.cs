using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Tickets;

/// <summary>The table of reporters' identities.</summary>
internal sealed class ReporterTable : IEntityTypeConfiguration<Reporter>
{
    public void Configure(EntityTypeBuilder<Reporter> builder)
    {
        builder.ToTable("ticket_reporters");
        builder.HasKey(r => r.TicketId);
    }
}
