using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Dispatch.Workflows.Organisation;

/// <summary>The table of reorganisations.</summary>
internal sealed class ReorganisationTable : IEntityTypeConfiguration<Reorganisation>
{
    public void Configure(EntityTypeBuilder<Reorganisation> builder)
    {
        builder.ToTable("reorganisations");
        builder.HasKey(r => r.Id);
        builder.Ignore(r => r.Heir);
    }
}
