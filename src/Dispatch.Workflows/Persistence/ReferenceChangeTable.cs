using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Persistence;

/// <summary>The table of changes of reference data.</summary>
internal sealed class ReferenceChangeTable : IEntityTypeConfiguration<ReferenceChange>
{
    public void Configure(EntityTypeBuilder<ReferenceChange> builder)
    {
        builder.ToTable("reference_changes");
        builder.HasKey(c => new { c.Subject, c.RowId, c.Version });
    }
}
