using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Calendars;

/// <summary>The table of calendar versions.</summary>
internal sealed class WorkCalendarTable : IEntityTypeConfiguration<WorkCalendar>
{
    public void Configure(EntityTypeBuilder<WorkCalendar> builder)
    {
        builder.ToTable("calendars");
        builder.HasKey(c => new { c.Code, c.Version });
    }
}
