using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Persistence;

/// <summary>The one row that counts changes of reference data.</summary>
internal sealed class ReferenceRevisionTable : IEntityTypeConfiguration<ReferenceRevision>
{
    public void Configure(EntityTypeBuilder<ReferenceRevision> builder)
    {
        builder.ToTable("reference_revision");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasData(new ReferenceRevision { Id = 1, Revision = 0 });
    }
}
