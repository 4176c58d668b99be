using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.DutyLists;

/// <summary>The table of duty entries.</summary>
internal sealed class DutyEntryTable : IEntityTypeConfiguration<DutyEntry>
{
    public void Configure(EntityTypeBuilder<DutyEntry> builder)
    {
        builder.ToTable("duty_entries");
        builder.HasKey(e => e.Id);
    }
}
