using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Tasks;

/// <summary>The table of last outcomes.</summary>
internal sealed class LastOutcomeTable : IEntityTypeConfiguration<LastOutcome>
{
    public void Configure(EntityTypeBuilder<LastOutcome> builder)
    {
        builder.ToTable("last_outcomes");
        builder.HasKey(o => o.TicketId);
        builder.HasIndex(o => o.At);
    }
}
