using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Admission;

/// <summary>The table of admission entries.</summary>
internal sealed class AdmissionEntryTable : IEntityTypeConfiguration<AdmissionEntry>
{
    public void Configure(EntityTypeBuilder<AdmissionEntry> builder)
    {
        builder.ToTable("admission_entries");
        builder.HasKey(e => e.Id);
    }
}
