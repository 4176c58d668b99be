using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Tasks;

/// <summary>The table of extensions and suspensions.</summary>
internal sealed class ClockChangeTable : IEntityTypeConfiguration<ClockChange>
{
    public void Configure(EntityTypeBuilder<ClockChange> builder)
    {
        builder.ToTable("clock_changes");
        builder.HasKey(c => c.Id);
        builder.HasIndex(c => c.TicketId);
        builder.HasIndex(c => new { c.CalendarCode, c.CalendarVersion, c.Id }).HasFilter("calendar_code IS NOT NULL");
    }
}
